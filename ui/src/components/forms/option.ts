/** One answer of a list. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second line that helps to choose. */
  hint?: string;
  /** The heading it stands under. */
  group?: string;
  disabled?: boolean;
}
