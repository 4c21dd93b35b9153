import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Measured } from "#lib/crowd/rules/pressure.ts";

/** What the last so many seconds say. */
const SECONDS = 5;
/** Answers that are kept of them; more say the same. */
const MOST = 20_000;
const RESOLUTION_MS = 20;
/** Whatever has been under way for longer nobody waits for any more. */
const LONGEST_MS = 60_000;

/** Measures how long this process takes to answer what it must render or write, and how busy its event loop is. */
export class Measure {
	private answers: { at: number; milliseconds: number }[] = [];
	private readonly underWay = new Set<{ began: number }>();
	private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	private delays: number[] = [];
	private loop = performance.eventLoopUtilization();
	private busy: number[] = [];

	constructor() {
		this.delay.enable();
	}

	/** @returns to be called when the answer has left, or nobody waits for it any more */
	begin(): () => void {
		const one = { began: performance.now() };
		this.underWay.add(one);
		return () => {
			if (!this.underWay.delete(one) || this.answers.length >= MOST) return;
			const at = performance.now();
			this.answers.push({ at, milliseconds: at - one.began });
		};
	}

	/** Called once a second. */
	take(): Measured {
		const now = performance.now();
		for (const one of this.underWay)
			if (now - one.began > LONGEST_MS) this.underWay.delete(one);
		const late = this.delay.percentile(95) / 1e6 - RESOLUTION_MS;
		this.delays = [...this.delays, Math.max(0, late)].slice(-SECONDS);
		this.delay.reset();
		const loop = performance.eventLoopUtilization();
		const { utilization } = performance.eventLoopUtilization(loop, this.loop);
		this.loop = loop;
		this.busy = [...this.busy, utilization].slice(-SECONDS);
		this.answers = this.answers.filter(({ at }) => at > now - SECONDS * 1000);
		return {
			// A machine that answers nobody any more has no answers to measure, either.
			answers: [
				...this.answers.map(({ milliseconds }) => milliseconds),
				...[...this.underWay].map(({ began }) => now - began),
			],
			delays: this.delays,
			busy: this.busy.reduce((sum, one) => sum + one, 0) / this.busy.length,
		};
	}

	end(): void {
		this.delay.disable();
	}
}
