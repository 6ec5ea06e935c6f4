/** One thing to put right: the id of the field and the sentence. */
export interface FieldError {
  id: string;
  message: string;
}

/** Puts the focus into the field, its label in sight above it. */
export function goToField(id: string): void {
  const control = document.getElementById(id);
  if (!control) return;
  const label = document.getElementById(`${id}-label`);
  (label ?? control).scrollIntoView({ block: 'start' });
  control.focus({ preventScroll: true });
}
