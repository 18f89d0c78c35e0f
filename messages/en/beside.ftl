# What stands beside a document's working copy.

## The original

beside-original = The original
beside-original-link = Original beside the working copy
beside-as-written = As it is written, mark-up and all: nothing in it acts or is fetched.
beside-not-shown = This original can't be shown as text. Its hash says that it is the one recorded; the command line gives its text where there is one.
beside-kind = Kind
beside-bytes = Bytes

## Another language

beside-heading = Another language beside it
beside-with = The same article as
beside-no-other = There is no other document.
beside-differs = Numbers that differ
beside-shared = Numbers that both have, and the claims that rest on them
