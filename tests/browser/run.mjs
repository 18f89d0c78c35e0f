// All browser tests, one after the other: they share one record. Files end here as they are added.
import { after, before } from "node:test";
import { close, logIn } from "./world.mjs";

before(logIn);
after(close);
await import("./story.mjs");
