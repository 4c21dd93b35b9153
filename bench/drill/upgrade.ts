import type { Drill } from "./outcome.ts"; export const upgrade: Drill = async () => ({ about: [], outcomes: [] });
