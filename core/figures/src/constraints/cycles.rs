//! The order of a graph in which everything stands before what it leads to, and what stands on one circle stands
//! together. Input: edges. Output: a number a node; equal numbers for nodes of one circle. R. Tarjan, "Depth-first search
//! and linear graph algorithms", SIAM Journal on Computing 1(2), 1972; walked without recursion, so that a chain may be as
//! long as a record.

const UNSEEN: usize = usize::MAX;

/// For each node of `0..nodes` the number of its strongly connected component, sources first.
pub(super) fn order(nodes: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut to: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (from, target) in edges {
        to[from].push(target);
    }
    let mut walk = Walk {
        seen: vec![UNSEEN; nodes],
        lowest: vec![0; nodes],
        component: vec![UNSEEN; nodes],
        open: Vec::new(),
        next: 0,
        components: 0,
    };
    for node in 0..nodes {
        if walk.seen[node] == UNSEEN {
            walk.from(node, &to);
        }
    }
    let last = walk.components;
    walk.component.into_iter().map(|c| last - 1 - c).collect()
}

struct Walk {
    seen: Vec<usize>,
    lowest: Vec<usize>,
    component: Vec<usize>,
    open: Vec<usize>,
    next: usize,
    components: usize,
}

impl Walk {
    fn from(&mut self, start: usize, to: &[Vec<usize>]) {
        let mut path: Vec<(usize, usize)> = Vec::new();
        self.enter(start, &mut path);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(target) = to[node].get(*edge).copied() {
                *edge += 1;
                if self.seen[target] == UNSEEN {
                    self.enter(target, &mut path);
                } else if self.component[target] == UNSEEN {
                    self.lowest[node] = self.lowest[node].min(self.seen[target]);
                }
                continue;
            }
            path.pop();
            if let Some((before, _)) = path.last() {
                self.lowest[*before] = self.lowest[*before].min(self.lowest[node]);
            }
            if self.lowest[node] == self.seen[node] {
                self.close(node);
            }
        }
    }

    fn enter(&mut self, node: usize, path: &mut Vec<(usize, usize)>) {
        self.seen[node] = self.next;
        self.lowest[node] = self.next;
        self.next += 1;
        self.open.push(node);
        path.push((node, 0));
    }

    /// Everything still open from `node` on is one component.
    fn close(&mut self, node: usize) {
        while let Some(member) = self.open.pop() {
            self.component[member] = self.components;
            if member == node {
                break;
            }
        }
        self.components += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn sources_come_first_and_circles_stand_together() {
        let order = order(6, [(0, 1), (1, 2), (2, 1), (2, 3), (4, 3)].into_iter());
        assert!(order[0] < order[1] && order[1] == order[2] && order[2] < order[3] && order[4] < order[3]);
    }

    #[test]
    fn a_long_chain_and_a_long_circle() {
        let n = 200_000;
        let chain = order(n, (1..n).map(|i| (i, i - 1)));
        assert!(chain.windows(2).all(|pair| pair[0] > pair[1]));
        let circle = order(n, (0..n).map(|i| (i, (i + 1) % n)));
        assert!(circle.iter().all(|c| *c == 0));
        assert!(order(0, std::iter::empty()).is_empty());
    }
}
