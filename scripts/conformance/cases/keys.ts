import { expect, hasStatus, isProblem, isSame } from "../expect.ts";
import type { Case } from "../try-cases.ts";

const REPLAYED = "idempotency-replayed";

/** Once, however often it is sent. */
export const keyCases: readonly Case[] = [
	{
		name: "key: a command without one is key-missing",
		async holds(stage) {
			const answer = await stage.api.send("holds", stage.closed(), {
				key: null,
			});
			isProblem(answer, 400, "key-missing");
		},
	},
	{
		name: "key: one that is too long is key-missing",
		async holds(stage) {
			const key = "k".repeat(256);
			const answer = await stage.api.send("holds", stage.closed(), { key });
			isProblem(answer, 400, "key-missing");
		},
	},
	{
		name: "key: the same again is done once and answered the same, and says so",
		async holds(stage) {
			const wanted = stage.wanted();
			const key = crypto.randomUUID();
			const first = await stage.api.send("holds", wanted, { key });
			hasStatus(first, 201);
			expect(!first.headers.has(REPLAYED), "the first answer says it is old");
			const again = await stage.api.send("holds", wanted, { key });
			hasStatus(again, 201);
			isSame(again.body, first.body, "the answer");
			isSame(again.headers.get(REPLAYED), "true", "Idempotency-Replayed");
		},
	},
	{
		name: "key: quotation marks around it make no other one",
		async holds(stage) {
			const wanted = stage.wanted();
			const key = crypto.randomUUID();
			const plain = await stage.api.send("holds", wanted, { key });
			hasStatus(plain, 201);
			const quoted = await stage.api.send("holds", wanted, { key: `"${key}"` });
			isSame(quoted.body, plain.body, "the answer");
		},
	},
	{
		name: "key: for something else it is other-content",
		async holds(stage) {
			const key = crypto.randomUUID();
			hasStatus(await stage.api.send("holds", stage.wanted(), { key }), 201);
			const other = await stage.api.send("holds", stage.wanted(), { key });
			isProblem(other, 422, "other-content");
		},
	},
	{
		name: "key: at another address it is other-content",
		async holds(stage) {
			const key = crypto.randomUUID();
			const { appointment } = (await stage.standing()).body;
			const which = { appointment };
			const path = "appointments/cancel";
			const there = { ...which, ...stage.closed() };
			const moved = await stage.api.send("appointments/move", there, { key });
			isProblem(moved, 409, "slot-taken");
			const answer = await stage.api.send(path, which, { key });
			isProblem(answer, 422, "other-content");
		},
	},
	{
		name: "key: a refusal is remembered as well",
		async holds(stage) {
			const wanted = stage.closed();
			const key = crypto.randomUUID();
			isProblem(
				await stage.api.send("holds", wanted, { key }),
				409,
				"slot-taken",
			);
			const again = await stage.api.send("holds", wanted, { key });
			isProblem(again, 409, "slot-taken");
			isSame(again.headers.get(REPLAYED), "true", "Idempotency-Replayed");
		},
	},
	{
		name: "key: sent at the same instant it is done once",
		async holds(stage) {
			const wanted = stage.wanted();
			const key = crypto.randomUUID();
			await stage.api.tokenFor();
			const answers = await Promise.all(
				Array.from({ length: 6 }, () =>
					stage.api.send("holds", wanted, { key }),
				),
			);
			const holds = new Set<string>();
			for (const answer of answers)
				if (answer.status === 201) holds.add(answer.body.hold);
				else isProblem(answer, 409, "in-progress");
			isSame(holds.size, 1, "the number of reservations");
		},
	},
];
