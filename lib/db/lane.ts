import { type Result, refuse } from "#lib/result.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { DayKey } from "./lock.ts";

/** Longer than a hundred people need one after another, shorter than a browser's patience. */
const PATIENCE_MS = 15_000;

/** What people wait for, one after another or a few at once. */
export interface Lane {
	name: string;
	width: number;
}

/** One writes, the next one already waits for the day's lock. */
export const laneOfDay = ({ stationId, date }: DayKey): Lane => ({
	name: `day ${stationId} ${date}`,
	width: 2,
});

interface Queue {
	inside: number;
	waiting: Set<() => void>;
}

const queues = () => onGlobal("lanes", () => new Map<string, Queue>());

/**
 * Who comes later waits here, without a connection and without a lock, in the order of coming: many people at one day
 * are no reason to be told that the system is busy, and leave connections to everybody else. Called before a
 * transaction, never within; it is about waiting only, what must not happen at once is the locks' matter.
 */
export async function inLane<Value, Refusal extends string>(
	{ name, width }: Lane,
	work: () => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	const queue = queues().get(name) ?? { inside: 0, waiting: new Set() };
	queues().set(name, queue);
	if (queue.inside < width) queue.inside += 1;
	else if (!(await isLetIn(queue))) return refuse("busy");
	try {
		return await work();
	} finally {
		const [next] = queue.waiting;
		// Whoever goes leaves the place to the next one.
		if (next) next();
		else queue.inside -= 1;
		if (queue.inside === 0) queues().delete(name);
	}
}

function isLetIn({ waiting }: Queue): Promise<boolean> {
	return new Promise((resolve) => {
		const settle = (isIn: boolean) => {
			waiting.delete(letIn);
			clearTimeout(timer);
			resolve(isIn);
		};
		const letIn = () => settle(true);
		const timer = setTimeout(() => settle(false), PATIENCE_MS);
		waiting.add(letIn);
	});
}
