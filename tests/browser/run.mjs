// All browser tests, one after the other: they share one record. What changes it or locks it comes after what only looks.
import { after, before } from "node:test";
import { register } from "./persons.mjs";
import { close, logIn } from "./world.mjs";

before(async () => {
  await logIn();
  await register();
});
after(close);
await import("./pages.mjs");
await import("./keyboard.mjs");
await import("./print.mjs");
await import("./queue.mjs");
await import("./story.mjs");
await import("./together.mjs");
await import("./offline.mjs");
await import("./lock.mjs");
