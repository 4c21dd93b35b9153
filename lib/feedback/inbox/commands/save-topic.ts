import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { readWords, type WordsProblem } from "#lib/feedback/rules/words.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type TopicRefusal =
	| WordsProblem
	| "topic-taken"
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

const LONGEST_NAME = 60;

/** A topic more, or another name for one; what is sorted by it stays so. */
export function saveTopic(
	actor: Actor,
	input: {
		/** Null: a new one. */
		topic: { id: number; version: number } | null;
		name: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, TopicRefusal>> {
	return orBusy<null, TopicRefusal>(async () => {
		const { topic, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		const words = readWords(input.name.replace(/\s+/gu, " "), LONGEST_NAME);
		if (!words.ok) return words;
		const name = words.value;
		return write<null, TopicRefusal>(async (tx) => {
			// Two names that only differ in capitals are one; two at once must not both be told there is none.
			await lockKey(tx, "feedback topics");
			const twin = await tx.topic.findFirst({
				where: { name: { equals: name, mode: "insensitive" } },
			});
			if (twin && twin.id !== topic?.id) return refuse("topic-taken");
			if (topic === null) await tx.topic.create({ data: { name } });
			else {
				const { count } = await tx.topic.updateMany({
					where: topic,
					data: { name, version: { increment: 1 } },
				});
				if (count === 0) return refuse("changed-meanwhile");
			}
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: topic === null ? "topic:create" : "topic:rename",
					detail: { name },
				},
				now,
			);
			return ok(null);
		});
	});
}
