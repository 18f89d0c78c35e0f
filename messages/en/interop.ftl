# The formats of others: what `attested export` writes and says.

## A claim in one line, of its codes and numbers

interop-claimed = { $act }: { $what } ({ $stance })

## What a review says of it

interop-no-figure = no figure rests on it
interop-rating = No verdict on the truth: it says whether the number is contested in the record.

## What was written

interop-written = { $items ->
    [one] { $items } item
   *[other] { $items } items
} written to { $file }. INTERNAL: not for publication.
interop-left-out = { $claims ->
    [one] { $claims } claim of a protected source was left out.
   *[other] { $claims } claims of protected sources were left out.
}
interop-unreadable = { $quotations ->
    [one] { $quotations } quotation was left out: its document can be read no more.
   *[other] { $quotations } quotations were left out: their documents can be read no more.
}
