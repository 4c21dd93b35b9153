import type { ServerResponse } from "node:http";
import { realNow } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { repeat } from "#lib/runtime/repeat.ts";

const EVERY_MS = 5_000;
/** Whoever reads a page still looks at the demo. */
const READING_MS = 5 * 60_000;

/** From now on the clock of this process shows what the demo plays; its day is there. */
export async function startDemoTime(): Promise<void> {
	const { moveDemoTime } = await import("#prisma/seed/day/demo-time.ts");
	await moveDemoTime(realNow(), fillDay);
}

/**
 * Follows the demo's time until the returned function is called. A day that is over is followed by the next one as soon
 * as somebody looks: a demo that nobody opens stays where it is, instead of running weeks ahead.
 */
export async function followDemo(): Promise<() => Promise<void>> {
	const { followDemoTime, moveDemoTime } = await import(
		"#prisma/seed/day/demo-time.ts"
	);
	await followDemoTime(realNow());
	return repeat("following the demo's time", EVERY_MS, async () => {
		const isOver = await followDemoTime(realNow());
		if (isOver && isLookedAt()) await moveDemoTime(realNow(), fillDay);
	});
}

/** Everything a day of the demo needs, and the end of the one before. What is there already stays. */
async function fillDay(now: Temporal.Instant): Promise<void> {
	const { finishDays } = await import("#prisma/seed/day/demo-clerks.ts");
	const { closeDays } = await import("#lib/queue/commands/close-days.ts");
	const { seedDemo } = await import("#prisma/seed/seed.ts");
	const { seedClosing } = await import("#prisma/seed/closing.ts");
	const { seedPast } = await import("#prisma/seed/past/demo-past.ts");
	const { seedQueues } = await import("#prisma/seed/day/demo-queue.ts");
	const { seedFeedback } = await import("#prisma/seed/feedback.ts");
	await finishDays(now);
	await closeDays(now);
	await seedDemo(now);
	await seedClosing(now);
	await seedPast(now);
	await seedQueues(now);
	await seedFeedback(now);
}

/** Counts who is looking: answers under way (also live ones, of a display) and when the last one ended. */
export function noticeLooker(address: string, response: ServerResponse): void {
	if (address.startsWith("/api/health")) return;
	const looks = lookers();
	looks.open += 1;
	response.once("close", () => {
		looks.open -= 1;
		looks.lastAt = realNow().epochMilliseconds;
	});
}

function isLookedAt(): boolean {
	const { open, lastAt } = lookers();
	return open > 0 || realNow().epochMilliseconds - lastAt < READING_MS;
}

function lookers() {
	return onGlobal("demo-lookers", () => ({ open: 0, lastAt: 0 }));
}
