import { callTurnSchema } from "#app/api/v1/_parts/commands.ts";
import type { Answer } from "../api.ts";
import {
	expect,
	hasShape,
	hasStatus,
	isProblem,
	isSame,
	refusesMember,
} from "../expect.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

const send = (stage: Stage, body: object): Promise<Answer> =>
	stage.api.send("calls", body, { key: null });

async function turn(stage: Stage, body: object) {
	return hasShape(hasStatus(await send(stage, body), 200), callTurnSchema);
}

/** Presses one after the other, from the beginning; empty: nothing. */
async function dial(stage: Stage, ...pressed: string[]) {
	let said = await turn(stage, {});
	for (const keys of pressed)
		said = await turn(stage, { call: said.call, keys });
	return said;
}

/** A phone line with keys. */
export const callCases: readonly Case[] = [
	{
		name: "call: begins with words, and waits for a key",
		needs: "phone",
		async holds(stage) {
			const { say, next, seconds } = await dial(stage);
			expect(say.join("").trim() !== "", "nothing is said");
			isSame(next, "key", "next");
			expect(seconds > 0, "nobody waits for a key");
		},
	},
	{
		name: "call: the star says it again",
		needs: "phone",
		async holds(stage) {
			const first = await dial(stage);
			const again = await dial(stage, "*");
			const whole = first.say.join(" ");
			expect(
				again.say.every((text) => whole.includes(text)),
				"it says something else",
			);
			isSame((await dial(stage, "*", "*")).say, again.say, "what is said");
		},
	},
	{
		name: "call: 0 leads back",
		needs: "phone",
		async holds(stage) {
			const { say } = await dial(stage, "*");
			const there = await dial(stage, "1");
			expect(there.say.join() !== say.join(), "1 leads nowhere");
			isSame((await dial(stage, "1", "0")).say, say, "what is said");
		},
	},
	{
		name: "call: 9 connects to a person, from wherever one is",
		needs: "phone",
		async holds(stage) {
			for (const keys of [["9"], ["1", "9"]]) {
				const { next, transferTo } = await dial(stage, ...keys);
				isSame(next, "transfer", "next");
				expect(/\d/.test(transferTo ?? ""), "transferTo is no number");
			}
		},
	},
	{
		name: "call: three silences end at a person",
		needs: "phone",
		async holds(stage) {
			isSame((await dial(stage, "", "")).next, "key", "next after two");
			const { next, transferTo } = await dial(stage, "", "", "");
			isSame(next, "transfer", "next");
			expect(/\d/.test(transferTo ?? ""), "transferTo is no number");
		},
	},
	{
		name: "call: the same sent again is told the same",
		needs: "phone",
		async holds(stage) {
			const { call } = await dial(stage);
			const first = await turn(stage, { call, keys: "1" });
			const again = await turn(stage, { call, keys: "1" });
			isSame(again.say, first.say, "what is said");
			isSame(again.next, first.next, "next");
		},
	},
	{
		name: "call: one that nobody began is unknown-call",
		needs: "phone",
		async holds(stage) {
			const { call } = await dial(stage);
			for (const other of ["x", call.slice(0, -4)])
				isProblem(
					await send(stage, { call: other, keys: "1" }),
					404,
					"unknown-call",
				);
		},
	},
	{
		name: "call: letters are no keys",
		needs: "phone",
		async holds(stage) {
			const { call } = await dial(stage);
			refusesMember(await send(stage, { call, keys: "1a" }), "/keys");
		},
	},
	{
		name: "call: without its scope nobody is spoken to",
		needs: "phone",
		async holds(stage) {
			const token = await stage.api.tokenFor("read");
			const answer = await stage.api.send("calls", {}, { token, key: null });
			isProblem(answer, 403, "insufficient-scope");
		},
	},
];
