//! Boxes, lines and ticks as PDF paths.

use printpdf::{
    Color, Line, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode, Point, Polygon,
    PolygonRing, Pt, Rgb, WindingOrder,
};

use crate::documents::style::Rgb as Inked;
use crate::documents::writer::{A4, Turn};

/// How far the handles of a quarter circle reach, as part of its radius.
const QUARTER_CIRCLE: f32 = 0.5523;

/// A box on the page, y from the top. Points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Bounds {
    /// The whole page; one on its side is the lower part of an upright one.
    pub(crate) fn page(turn: Turn) -> Self {
        let (width, height) = turn.size();
        Self {
            x: 0.0,
            y: A4.1 - height,
            width,
            height,
        }
    }
}

pub(crate) fn color(rgb: Inked) -> Color {
    let [r, g, b] = rgb;
    Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}

/// PDF measures from the bottom of the page.
pub(crate) fn from_bottom(y: f32) -> f32 {
    A4.1 - y
}

/// A box with rounded corners, filled, outlined or used to clip.
pub(crate) fn rounded(bounds: Bounds, radius: f32, mode: PaintMode) -> Op {
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing {
                points: rounded_points(bounds, radius),
            }],
            mode,
            winding_order: WindingOrder::NonZero,
        },
    }
}

fn rounded_points(bounds: Bounds, radius: f32) -> Vec<LinePoint> {
    let Bounds {
        x,
        y,
        width,
        height,
    } = bounds;
    let (left, right, top, bottom) = (x, x + width, y, y + height);
    let r = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    if r == 0.0 {
        return vec![
            point(left, top),
            point(right, top),
            point(right, bottom),
            point(left, bottom),
        ];
    }
    let k = r * (1.0 - QUARTER_CIRCLE);
    vec![
        point(left + r, top),
        point(right - r, top),
        handle(right - k, top),
        handle(right, top + k),
        point(right, top + r),
        point(right, bottom - r),
        handle(right, bottom - k),
        handle(right - k, bottom),
        point(right - r, bottom),
        point(left + r, bottom),
        handle(left + k, bottom),
        handle(left, bottom - k),
        point(left, bottom - r),
        point(left, top + r),
        handle(left, top + k),
        handle(left + k, top),
        point(left + r, top),
    ]
}

pub(crate) fn stroke(ink: Inked, thickness: f32) -> Vec<Op> {
    vec![
        Op::SetOutlineColor { col: color(ink) },
        Op::SetOutlineThickness { pt: Pt(thickness) },
    ]
}

/// A tick inside a square.
pub(crate) fn tick(x: f32, y: f32, size: f32, ink: Inked) -> Vec<Op> {
    let mut ops = stroke(ink, size * 0.15);
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Round,
    });
    ops.push(Op::SetLineJoinStyle {
        join: LineJoinStyle::Round,
    });
    ops.push(Op::DrawLine {
        line: Line {
            points: vec![
                point(x + size * 0.2, y + size * 0.52),
                point(x + size * 0.42, y + size * 0.75),
                point(x + size * 0.82, y + size * 0.22),
            ],
            is_closed: false,
        },
    });
    ops
}

/// A face in a circle; `mouth` from 1, a wide smile, to -1.
pub(crate) fn face(x: f32, y: f32, size: f32, mouth: f32, ink: Inked) -> Vec<Op> {
    let circle = |x: f32, y: f32, size: f32| Bounds {
        x,
        y,
        width: size,
        height: size,
    };
    let mut ops = stroke(ink, size * 0.035);
    ops.push(Op::SetFillColor { col: color(ink) });
    ops.push(rounded(circle(x, y, size), size / 2.0, PaintMode::Stroke));
    let eye = size * 0.1;
    for at in [0.3, 0.6] {
        let place = circle(x + size * at, y + size * 0.32, eye);
        ops.push(rounded(place, eye / 2.0, PaintMode::Fill));
    }
    ops.push(Op::SetLineCapStyle {
        cap: LineCapStyle::Round,
    });
    // A straight mouth bends by nothing; a smile hangs in the middle, a sad one is raised.
    let (level, bend) = (y + size * (0.7 - 0.05 * mouth), size * 0.2 * mouth);
    ops.push(Op::DrawLine {
        line: Line {
            points: vec![
                point(x + size * 0.27, level),
                handle(x + size * 0.38, level + bend),
                handle(x + size * 0.62, level + bend),
                point(x + size * 0.73, level),
            ],
            is_closed: false,
        },
    });
    ops
}

fn point(x: f32, y: f32) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(from_bottom(y)),
        },
        bezier: false,
    }
}

fn handle(x: f32, y: f32) -> LinePoint {
    LinePoint {
        bezier: true,
        ..point(x, y)
    }
}
