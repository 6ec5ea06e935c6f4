//! The chart of growth: a line a screen over the years, both ways in powers of ten, so that what does not grow is flat.

use std::fmt::Write;

use crate::measure::Measured;
use crate::together::page::ms;

const WIDTH: f64 = 920.0;
const HEIGHT: f64 = 560.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 300.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 56.0;
/// From a tenth of a millisecond to a tenth of a second.
const LEAST: f64 = 0.1;
const MOST: f64 = 100.0;
const COLOURS: [&str; 6] = [
    "#1b5e6b", "#9a4a1f", "#4b6b1b", "#6b3a7d", "#8a6d00", "#a02c50",
];
const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#2b2f33}.faint{fill:#5c646b}.line{stroke:#d8dcdf}\
    .aim{stroke:#5c646b;stroke-dasharray:5 4}@media(prefers-color-scheme:dark){text{fill:#e6e8ea}.faint{fill:#aab2b9}\
    .line{stroke:#3b4248}.aim{stroke:#aab2b9}}";

/// The chart of a run; nothing to see of fewer than two schools.
pub(crate) fn growth(schools: &[Measured]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"Milliseconds of each screen on schools of more and more years\"><style>{STYLE}</style>\n"
    );
    writeln!(svg, "<text x=\"{LEFT}\" y=\"26\" font-weight=\"600\">Milliseconds through the core, by years of records</text>").unwrap();
    for mark in [0.1, 1.0, 10.0, 100.0] {
        let y = height(mark);
        writeln!(
            svg,
            "<line class=\"line\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text class=\"faint\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{mark}</text>",
            WIDTH - RIGHT, LEFT - 8.0, y + 4.0
        )
        .unwrap();
    }
    let aim = height(20.0);
    writeln!(svg, "<line class=\"aim\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{aim:.1}\" y2=\"{aim:.1}\"/><text class=\"faint\" x=\"{}\" y=\"{:.1}\">20 ms</text>", WIDTH - RIGHT, LEFT + 6.0, aim - 5.0).unwrap();
    for (place, school) in schools.iter().enumerate() {
        writeln!(
            svg,
            "<text class=\"faint\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}x</text>",
            along(place, schools.len()),
            HEIGHT - BOTTOM + 24.0,
            school.years
        )
        .unwrap();
    }
    lines(&mut svg, schools);
    svg.push_str("</svg>\n");
    svg
}

fn lines(svg: &mut String, schools: &[Measured]) {
    let Some(largest) = schools.last() else {
        return;
    };
    let mut order: Vec<usize> = (0..largest.screens.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(largest.screens[*place].ours));
    // Names stand beside the ends of their lines, and make room for each other.
    let mut lowest = TOP - 18.0;
    for (turn, place) in order.into_iter().enumerate() {
        let colour = COLOURS[turn % COLOURS.len()];
        let points: Vec<String> = schools
            .iter()
            .enumerate()
            .map(|(at, school)| {
                let ours = school.screens[place].ours.as_secs_f64() * 1e3;
                format!("{:.1},{:.1}", along(at, schools.len()), height(ours))
            })
            .collect();
        let screen = &largest.screens[place];
        let end = height(screen.ours.as_secs_f64() * 1e3);
        lowest = (lowest + 17.0).max(end);
        let x = along(schools.len() - 1, schools.len());
        writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{}\"/>\
             <line stroke=\"{colour}\" x1=\"{x:.1}\" x2=\"{:.1}\" y1=\"{end:.1}\" y2=\"{lowest:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\">{} {} ms</text>",
            points.join(" "), x + 18.0, x + 24.0, lowest + 4.0, escaped(screen.name), ms(screen.ours)
        )
        .unwrap();
    }
}

fn along(place: usize, of: usize) -> f64 {
    let share = if of < 2 {
        0.0
    } else {
        place as f64 / (of - 1) as f64
    };
    LEFT + 24.0 + share * (WIDTH - RIGHT - LEFT - 48.0)
}

fn height(ms: f64) -> f64 {
    let share = (ms.clamp(LEAST, MOST) / LEAST).log10() / (MOST / LEAST).log10();
    TOP + (1.0 - share) * (HEIGHT - TOP - BOTTOM)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
