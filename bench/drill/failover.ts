import type { Drill } from "./outcome.ts"; export const failover: Drill = async () => ({ about: [], outcomes: [] });
