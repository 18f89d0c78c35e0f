//! Tables with published answers, for the tests. Input: a name. Output: the table. Leaves out the answers, which stand in the
//! tests. Each says where its counts were published.

use attested_estimates::Table;

/// The table of this name.
pub fn table(name: &str) -> Table {
    let (_, lists, cells) = TABLES.iter().find(|(known, _, _)| *known == name).expect("a table of this name");
    Table::of_cells(*lists, cells).expect("a good table")
}

/// A name, how many lists, and people by combination; the first list is the lowest bit.
type Published = (&'static str, usize, &'static [(u32, u64)]);

const TABLES: &[Published] = &[
    // Ball, Shin & Yang 2018 (HRDAG and TJWG): Korean comfort women in Palembang
    ("korea", 3, &[(0b100, 41), (0b010, 5), (0b001, 5), (0b011, 54), (0b101, 6), (0b111, 12)]),
    // Ball et al. 2002
    (
        "kosovo",
        4,
        &[
            (0b0001, 1131),
            (0b0010, 845),
            (0b0100, 936),
            (0b1000, 306),
            (0b0011, 177),
            (0b0101, 228),
            (0b1001, 106),
            (0b0110, 217),
            (0b1010, 31),
            (0b1100, 123),
            (0b0111, 181),
            (0b1011, 18),
            (0b1101, 42),
            (0b1110, 32),
            (0b1111, 27),
        ],
    ),
    // UK National Crime Agency modern slavery data 2013, 5 lists
    (
        "uk5",
        5,
        &[
            (0b00001, 54),
            (0b00010, 463),
            (0b00100, 995),
            (0b01000, 695),
            (0b10000, 316),
            (0b00011, 15),
            (0b00101, 19),
            (0b01001, 3),
            (0b00110, 62),
            (0b01010, 19),
            (0b10010, 1),
            (0b01100, 76),
            (0b10100, 11),
            (0b11000, 8),
            (0b00111, 1),
            (0b01011, 1),
            (0b01110, 4),
            (0b01111, 1),
        ],
    ),
    // Western US victims of trafficking, 5 lists
    (
        "western",
        5,
        &[
            (0b00001, 52),
            (0b00010, 90),
            (0b00100, 114),
            (0b01000, 45),
            (0b10000, 21),
            (0b00101, 4),
            (0b01001, 2),
            (0b10001, 5),
            (0b00110, 6),
            (0b01010, 1),
            (0b11000, 3),
            (0b10101, 1),
            (0b01110, 1),
        ],
    ),
    // Artificial_3 of SparseMSE (identifiability example)
    ("art3", 3, &[(0b001, 40), (0b010, 30), (0b100, 20), (0b011, 6)]),
    // HIV data of R package Rcapture 1.4-4 (4 centres, Rome)
    (
        "hiv",
        4,
        &[
            (0b0111, 3),
            (0b1011, 1),
            (0b0011, 33),
            (0b0101, 20),
            (0b1001, 6),
            (0b0001, 403),
            (0b1110, 3),
            (0b0110, 35),
            (0b1010, 10),
            (0b0010, 545),
            (0b1100, 11),
            (0b0100, 621),
            (0b1000, 205),
        ],
    ),
    // Madigan & York spina bifida, 3 lists, from the documentation of R package dga 2.0.2
    ("my3", 3, &[(0b001, 60), (0b010, 49), (0b011, 4), (0b100, 247), (0b101, 112), (0b110, 142), (0b111, 12)]),
    // Madigan & York, 5 lists, from the documentation of R package dga 2.0.2
    (
        "my5",
        5,
        &[
            (0b00001, 27),
            (0b00010, 37),
            (0b00011, 19),
            (0b00100, 4),
            (0b00101, 4),
            (0b00110, 1),
            (0b00111, 1),
            (0b01000, 97),
            (0b01001, 22),
            (0b01010, 37),
            (0b01011, 25),
            (0b01100, 2),
            (0b01101, 1),
            (0b01110, 3),
            (0b01111, 5),
            (0b10000, 83),
            (0b10001, 36),
            (0b10010, 34),
            (0b10011, 18),
            (0b10100, 3),
            (0b10101, 5),
            (0b10111, 2),
            (0b11000, 30),
            (0b11001, 5),
            (0b11010, 23),
            (0b11011, 8),
            (0b11101, 3),
            (0b11111, 2),
        ],
    ),
];
