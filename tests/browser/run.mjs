// All browser tests, one after the other: they share one record. What changes it or locks it comes after what only looks.
import { after, before } from "node:test";
import { close, logIn } from "./world.mjs";

before(logIn);
after(close);
await import("./pages.mjs");
await import("./keyboard.mjs");
await import("./print.mjs");
await import("./story.mjs");
await import("./together.mjs");
await import("./offline.mjs");
await import("./lock.mjs");
