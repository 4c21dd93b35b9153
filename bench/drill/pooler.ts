import type { Drill } from "./outcome.ts"; export const pooler: Drill = async () => ({ about: [], outcomes: [] });
