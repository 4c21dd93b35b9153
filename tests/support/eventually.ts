import { vi } from "vitest";

/** Until the check holds; only what never comes fails, not what a busy machine does late. */
export const eventually = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 60_000, interval: 50 });
