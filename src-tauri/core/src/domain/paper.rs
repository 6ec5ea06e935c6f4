//! What a family likes to read: how large, on which tint, how far apart, and in which language the headings too.

use super::coded::coded;

coded! {
    /// How large the words are.
    #[derive(Default)]
    pub enum TextSize {
        /// 12 point.
        #[default]
        Standard = "standard", "Standard";
        /// 18 point, for a reader who asks for large print.
        Large = "large", "Large print";
    }
}

coded! {
    /// The colour of the page.
    #[derive(Default)]
    pub enum Tint {
        /// White paper.
        #[default]
        None = "none", "White";
        Cream = "cream", "Cream";
        Blue = "blue", "Blue";
    }
}

coded! {
    /// How far apart lines, words and letters stand.
    #[derive(Default)]
    pub enum Spacing {
        #[default]
        Standard = "standard", "Standard";
        /// More room between lines, words and letters, which many dyslexic readers prefer.
        Easier = "easier", "Easier spacing";
    }
}

coded! {
    /// The languages in which the headings of papers are kept, by their BCP 47 code. The headings stand under the
    /// English ones, never instead of them; what people wrote is not translated.
    pub enum HeadingLanguage {
        Arabic = "ar", "Arabic";
        Bengali = "bn", "Bengali";
        Gujarati = "gu", "Gujarati";
        Lithuanian = "lt", "Lithuanian";
        Polish = "pl", "Polish";
        Portuguese = "pt", "Portuguese";
        Punjabi = "pa", "Punjabi";
        Romanian = "ro", "Romanian";
        Turkish = "tr", "Turkish";
        Ukrainian = "uk", "Ukrainian";
        Urdu = "ur", "Urdu";
    }
}
