/** A few paragraphs of help about the screen in front. */
export interface HelpTopic {
  heading: string;
  paragraphs: readonly string[];
}
