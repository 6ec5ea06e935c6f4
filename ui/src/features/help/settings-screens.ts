// Help on the settings.
import type { Screen } from './screen';

export const SETTINGS_SCREENS: readonly Screen[] = [
  {
    at: /^\/settings\/import$/,
    topics: [
      {
        heading: 'Import',
        paragraphs: [
          'Choose the Excel or CSV file that your MIS exports. You see child by child what it would do before anything is changed.',
          'A copy of the record is made and checked first. A whole import can be undone.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/letters$/,
    topics: [
      {
        heading: 'Letters',
        paragraphs: [
          'Reword a letter as your school speaks. What stands in braces is filled from the child’s record; the list below says what there is.',
          'Every wording is kept. Look at it with a child’s data before you save, and compare an earlier wording with that of now.',
          'Invitations are worded here too: to a review of an EHC plan, to a meeting of the team or about a reduced timetable, and to parents to come and talk. They are printed from the review, the meeting or the round.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/duties$/,
    topics: [
      {
        heading: 'Yearly duties',
        paragraphs: [
          'What the school itself publishes once a year: its SEN information report by 30 September, and its inclusion strategy by 31 December. “Why this date” names the law or the condition behind each.',
          'Record the day and the page when it is published. One that was late keeps its reason; one that is not for your school says why. The next school year then asks for it again.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/bank$/,
    topics: [
      {
        heading: 'Bank of targets, strategies and provision',
        paragraphs: [
          'What is taken into plans. Waymark brings a set for each area of need; reword it, stop using what does not suit you, and add your own.',
          'In a plan, type into “From the bank” and press Enter. To keep a line of a plan for others, open its menu and choose “Keep this in the bank”.',
          'No child is named in the bank. Waymark compares the words with the names of all children and says what to write instead.',
          'An entry counts as used in a plan also where its numbers were changed there. How targets went is shown once they were reviewed.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/pathway$/,
    topics: [
      {
        heading: 'Pathway',
        paragraphs: [
          'The stages your school uses: their names, whether they are on the register, how often they are reviewed, and what should be in place to enter.',
          'Before anything is saved you see what it changes: who comes onto the register, whose census code changes, whose time at a stage is over. Where a stage goes, you choose the stage to which its children go.',
          'Earlier days keep their words: a placement, a plan that has ended and the register of a past day show the names of their time. “Put back as it was” takes a change back, with the children it moved.',
          'Names, order and review times are for whoever looks after the settings. What moves children is for the SENCO among them.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/limits$/,
    topics: [
      {
        heading: 'Time limits',
        paragraphs: [
          'What no law fixes: how long before its date something stands on Today, how long a cause for concern may stay one, when it is flagged that parents were not told, how short a cycle may be, and how long before an annual review advice is asked for.',
          'Dates are worked out anew each time they are shown, so a new limit counts at once, for what has begun too. “Why this date” says by which limit it was found.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/staff$/,
    topics: [
      {
        heading: 'Staff and roles',
        paragraphs: [
          'A role says what somebody may see and do. A colleague who is added gets a one-time password, and chooses their own at the first sign-in.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/audit$/,
    topics: [
      {
        heading: 'Audit trail',
        paragraphs: [
          'Everything that was written, opened, printed and taken out, by whom and when. It can be read and never changed.',
          'Narrow it by child, person, what was done and days. “Who has opened this record” for one child is in the child’s file: History.',
        ],
      },
      {
        heading: 'Check the trail',
        paragraphs: [
          'Each entry is sealed together with the one before. The check goes through all of them and says where one was changed, is missing or was cut off. Do it once a term, and before an inspection.',
          'If it finds something, another program has changed the file. Keep every backup there is and have somebody look into it.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/disclosures$/,
    topics: [
      {
        heading: 'Disclosures',
        paragraphs: [
          'Everything that left the building about any child: to whom, how and on what ground. Narrow it by child, sort, ground and days; Print and Export give exactly what is in front of you.',
          'SEND files that were sent on, requests that were answered and letters stand in it by themselves. Everything else is recorded beside the paper that is printed, or in the child’s file: More, then Data protection.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/protection$/,
    topics: [
      {
        heading: 'How long records are kept',
        paragraphs: [
          'The last school keeps a SEND file until 31 years after the date of birth, unless the school’s own schedule says otherwise. A legal hold, or a request that is not answered, stops the clock.',
        ],
      },
      {
        heading: 'Destroying records',
        paragraphs: [
          'The SENCO draws up a list of records past their date, prints it if the school wants it on paper, and the headteacher signs. What is signed is gone for good: the records, the documents and the words in the audit trail.',
          'Backups made before still hold it until they are let go of. The list says until when. Destroy what lies on paper and on sticks by hand.',
        ],
      },
      {
        heading: 'Requests to see a record',
        paragraphs: [
          'Each is answered within one calendar month. The request is recorded, and everything taken out, in the child’s file: More, then Data protection.',
        ],
      },
    ],
  },
  {
    at: /^\/settings\/backups$/,
    topics: [
      {
        heading: 'Backups',
        paragraphs: [
          'One is made every day and when somebody signs out, opened and checked before it counts. Older ones are thinned: daily, weekly, monthly, yearly.',
          'Choose a second place that is not this computer: a synced folder or the school’s server is fine for a backup. Today warns when there has been none for seven days.',
        ],
      },
      {
        heading: 'Restore drill',
        paragraphs: [
          'Once a term, let Waymark restore the newest backup aside and compare it with the file, table by table. Your own record is not touched.',
        ],
      },
      {
        heading: 'The recovery sheet',
        paragraphs: [
          'A backup opens on any computer with the sheet. A new sheet makes the old one useless for backups from then on; backups of before still open with the sheet of their day. Keep that one until they are gone.',
        ],
      },
      {
        heading: 'Change the lock',
        paragraphs: [
          'The file gets a new key. Passwords and the recovery sheet stay as they are; a stolen copy of the file does not open with the new key. It happens by itself when a colleague leaves.',
        ],
      },
      {
        heading: 'A damaged file',
        paragraphs: [
          'Waymark looks at the file whenever somebody signs in, and after a crash at every page of it. Damage is said before anything is shown, with the last good backup offered. The damaged file is kept beside it: throw nothing away until the record is back.',
        ],
      },
    ],
  },
  {
    at: /^\/settings/,
    topics: [
      {
        heading: 'Settings',
        paragraphs: [
          'What everything else goes by: the school, its terms, pathway and classes, and who may do what. Administrators may change them; everybody may read them.',
          'Colours and text size are your own. They are under “You”.',
        ],
      },
    ],
  },
];
