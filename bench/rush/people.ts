import type { Job } from "./job.ts";
import { live } from "./person.ts";
import { type Plan, planOf } from "./plan.ts";
import { Over, type Patience, type Surroundings } from "./surroundings.ts";

/** People come one after the other, each when it suits them, and go when they have an appointment or know that there is none. */
export async function comeAndGo(
	around: Surroundings,
	{ people, minutes, pace, stations }: Job,
): Promise<void> {
	const slugs = stations.map(({ slug }) => slug);
	const plans = Array.from({ length: people ?? 0 }, (_, number) =>
		planOf("rush", number, { minutes, stations: slugs, pace }),
	).sort((a, b) => a.arrivesMs - b.arrivesMs);
	const beganAt = performance.now();
	const lives: Promise<void>[] = [];
	for (const plan of plans) {
		if (!(await comes(plan, beganAt, around.patience))) break;
		lives.push(live(around, plan));
	}
	await Promise.all(lives);
}

/** False: the load has ended before. */
async function comes(
	{ arrivesMs }: Plan,
	beganAt: number,
	patience: Patience,
): Promise<boolean> {
	const ms = beganAt + arrivesMs - performance.now();
	if (ms < 5) return !patience.isOver;
	try {
		await patience.pause(ms);
		return true;
	} catch (error) {
		if (error instanceof Over) return false;
		throw error;
	}
}
