//! Whether a log-linear model has a maximum of its likelihood, and one only. Input: counts and effects. Output: yes, or why
//! not. Leaves out fitting.
//!
//! Fienberg and Rinaldo (Annals of Statistics 40, 2012): the maximum exists exactly if the sufficient statistics lie inside
//! the cone of the design's rows. Equivalently, no direction of the parameters leaves every combination with people as it is,
//! raises none of the empty ones, and lowers one: along such a direction the likelihood rises for ever. The rows with
//! people fix most parameters, so directions are looked for in what they leave free; a small linear programme decides, and
//! with one free dimension two signs do. The maximum is unique if the design's columns are independent.

use super::{Cells, Effect};

/// What can be wrong with a model on a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The likelihood rises for ever.
    NoMaximum,
    /// Several parameters fit equally well, and say different things of the unseen.
    NotIdentifiable,
}

/// Whether the model's maximum exists and is unique.
pub fn check(cells: Cells<'_>, effects: &[Effect]) -> Result<(), Trouble> {
    let rows = |positive: bool| -> Vec<Vec<f64>> {
        (0..cells.counts.len())
            .filter(|&cell| cells.allowed[cell] && (cells.counts[cell] > 0.0) == positive)
            .map(|cell| effects.iter().map(|&e| f64::from(u8::from(cell as Effect & e == e))).collect())
            .collect()
    };
    let free = null_space(rows(true), effects.len());
    if free.is_empty() {
        return Ok(());
    }
    // What each free direction does to each empty combination.
    let moves: Vec<Vec<f64>> = rows(false)
        .iter()
        .map(|row| free.iter().map(|direction| dot(row, direction)).collect::<Vec<f64>>())
        .filter(|row| row.iter().any(|v| libm::fabs(*v) > TINY))
        .collect();
    if null_space(moves.clone(), free.len()).is_empty() {
        if recedes(&moves, free.len()) { Err(Trouble::NoMaximum) } else { Ok(()) }
    } else {
        Err(Trouble::NotIdentifiable)
    }
}

/// Entries are small whole numbers or quotients of them: what is smaller than this is a zero with noise.
const TINY: f64 = 1e-9;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A basis of the vectors that all rows send to zero, by elimination with the largest pivot.
fn null_space(mut rows: Vec<Vec<f64>>, columns: usize) -> Vec<Vec<f64>> {
    let mut pivots: Vec<usize> = Vec::new();
    for column in 0..columns {
        let at = pivots.len();
        let best = (at..rows.len())
            .max_by(|&a, &b| libm::fabs(rows[a][column]).total_cmp(&libm::fabs(rows[b][column])).then(b.cmp(&a)));
        let Some(best) = best.filter(|&row| libm::fabs(rows[row][column]) > TINY) else { continue };
        rows.swap(at, best);
        let pivot = rows[at][column];
        rows[at].iter_mut().for_each(|v| *v /= pivot);
        let source = rows[at].clone();
        for (number, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if number != at && factor != 0.0 {
                row.iter_mut().zip(&source).for_each(|(v, s)| *v -= factor * s);
            }
        }
        pivots.push(column);
    }
    let free = (0..columns).filter(|column| !pivots.contains(column));
    free.map(|column| {
        let mut vector = vec![0.0; columns];
        vector[column] = 1.0;
        for (row, &pivot) in pivots.iter().enumerate() {
            vector[pivot] = -rows[row][column];
        }
        vector
    })
    .collect()
}

/// Whether some direction moves no row up and one down. With one dimension: all of one sign.
fn recedes(moves: &[Vec<f64>], dimensions: usize) -> bool {
    if dimensions == 1 {
        return moves.iter().all(|row| row[0] > 0.0) || moves.iter().all(|row| row[0] < 0.0);
    }
    // Maximise the sum of the moves z -> Bz where none is negative and the sum is at most 1; z = u - v, both from 0.
    // The origin is feasible, so the simplex method starts there: a column for each of u, v, a slack for each row.
    let sums: Vec<f64> = (0..dimensions).map(|d| moves.iter().map(|row| row[d]).sum()).collect();
    let both = |row: &[f64], sign: f64| -> Vec<f64> {
        row.iter().map(|v| sign * v).chain(row.iter().map(|v| -sign * v)).collect()
    };
    let mut constraints: Vec<Vec<f64>> = moves.iter().map(|row| both(row, -1.0)).collect();
    constraints.push(both(&sums, 1.0));
    let mut bounds = vec![0.0; moves.len()];
    bounds.push(1.0);
    maximum(constraints, bounds, both(&sums, 1.0)) > 0.5
}

/// The maximum of `objective * x` for `x >= 0` and `constraints * x <= bounds`, where no bound is negative: the simplex
/// method with Bland's rule, which can't run in circles. The objective here is bounded by the last constraint.
fn maximum(mut rows: Vec<Vec<f64>>, mut bounds: Vec<f64>, mut objective: Vec<f64>) -> f64 {
    let variables = objective.len();
    let slacks = rows.len();
    for (number, row) in rows.iter_mut().enumerate() {
        row.extend((0..slacks).map(|slack| f64::from(u8::from(slack == number))));
    }
    objective.resize(variables + slacks, 0.0);
    let mut basis: Vec<usize> = (variables..variables + slacks).collect();
    let mut value = 0.0;
    while let Some(entering) = objective.iter().position(|v| *v > TINY) {
        let leaving = (0..slacks).filter(|&row| rows[row][entering] > TINY).min_by(|&a, &b| {
            let ratio = |row: usize| bounds[row] / rows[row][entering];
            ratio(a).total_cmp(&ratio(b)).then(basis[a].cmp(&basis[b]))
        });
        let Some(leaving) = leaving else { return f64::INFINITY };
        let pivot = rows[leaving][entering];
        rows[leaving].iter_mut().for_each(|v| *v /= pivot);
        bounds[leaving] /= pivot;
        let source = rows[leaving].clone();
        for row in (0..slacks).filter(|&row| row != leaving) {
            let factor = rows[row][entering];
            if factor != 0.0 {
                rows[row].iter_mut().zip(&source).for_each(|(v, s)| *v -= factor * s);
                bounds[row] = (bounds[row] - factor * bounds[leaving]).max(0.0);
            }
        }
        let factor = objective[entering];
        objective.iter_mut().zip(&source).for_each(|(v, s)| *v -= factor * s);
        value += factor * bounds[leaving];
        basis[leaving] = entering;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simplex_method_finds_known_maxima() {
        let rows = vec![vec![1.0, 0.0], vec![0.0, 2.0], vec![3.0, 2.0]];
        assert!((maximum(rows, vec![4.0, 12.0, 18.0], vec![3.0, 5.0]) - 36.0).abs() < 1e-12);
    }

    #[test]
    fn a_plane_that_can_only_be_left_both_ways_recedes_nowhere() {
        let up_and_down = [vec![1.0, 0.0], vec![-1.0, 0.0], vec![0.0, 1.0], vec![0.0, -1.0]];
        assert!(!recedes(&up_and_down, 2));
        assert!(recedes(&[vec![1.0, 1.0], vec![1.0, -1.0]], 2));
        assert!(recedes(&[vec![1.0, 0.0], vec![0.0, 1.0], vec![0.0, -1.0]], 2));
    }
}
