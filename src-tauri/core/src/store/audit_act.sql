case
    when a.verb in ('opened', 'looked at') then 'opened'
    when a.verb in ('voided', 'brought back') then 'taken_back'
    when a.action in ('print', 'export', 'attachment_export') then 'taken_out'
    when a.action = 'own_write' and a.kind = 'staff' and a.verb <> 'set the password' then 'signed'
    else 'changed' end
