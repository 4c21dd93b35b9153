import { expect, onTestFinished, test } from "vitest";
import { CASES } from "#scripts/conformance/cases.ts";
import { CannotBeTried, tryCases } from "#scripts/conformance/try-cases.ts";
import type { Mistake } from "#tests/support/second/mistakes.ts";
import { startSecond } from "#tests/support/second/server.ts";

async function tryWith(mistake: Mistake | null) {
	const { base, client, stop } = await startSecond(mistake);
	onTestFinished(stop);
	const lines: string[] = [];
	const tell = (line: string) => lines.push(line);
	return { ...(await tryCases(CASES, { base, client, tell })), lines };
}

test("the suite has sixty cases, each with a name of its own", () => {
	const names = CASES.map(({ name }) => name);
	expect(new Set(names).size).toBe(60);
	expect(names).toHaveLength(60);
});

test("a second implementation, made after the document alone, passes", async () => {
	const { passed, failed, lines } = await tryWith(null);
	expect(failed, lines.join("\n")).toEqual([]);
	expect(passed).toHaveLength(60);
});

/** What somebody gets wrong, and the case that says so. */
const BITES: Readonly<Record<Mistake, string>> = {
	"any secret opens":
		"token: a wrong secret is invalid_client and says how to name oneself",
	"scopes are not narrowed": "token: for fewer scopes, and for no other",
	"a wrong client is told from a wrong secret":
		"token: a client that there is not gets the answer of a wrong secret",
	"tokens may be cached":
		"token: for id and secret in the header, kept by no cache",
	"a token in the address opens": "token: in the address it opens nothing",
	"scopes are not asked for": "token: with another scope it does not do it",
	"closed to other origins": "reading: stations, to every origin",
	"days out of order":
		"reading: free times, in order, within the days asked for",
	"days that nobody asked for":
		"reading: free times, in order, within the days asked for",
	"the key is ignored":
		"key: the same again is done once and answered the same, and says so",
	"a key is kept for one address only":
		"key: at another address it is other-content",
	"other content is answered with the old answer":
		"key: for something else it is other-content",
	"quotation marks belong to the key":
		"key: quotation marks around it make no other one",
	"replays do not say so":
		"key: the same again is done once and answered the same, and says so",
	"refusals are not kept": "key: a refusal is remembered as well",
	"unknown members pass": "body: a member that nobody knows is refused by name",
	"any content type is read": "body: another type is content-type",
	"bodies of any size": "body: more than 16 KiB is 413",
	"errors are plain JSON": "body: no JSON is body-unreadable",
	"type names another code": "body: no JSON is body-unreadable",
	"limits are not told":
		"limits: each answer to a command says how much is left",
	"always in one language": "words: a refusal is in the language asked for",
	"books at night": "hold: a time when the house is closed is slot-taken",
	"books without consent": "book: without consent nothing is booked",
	"a second booking of a hold": "book: with another key it is already-booked",
	"a slip loses the hold": "book: after a slip the reservation still stands",
	"errors do not say where":
		"book: what is wrong with a person is named, in words for them",
	"lookup tells the name": "look up: nobody's name, contact, PIN or link",
	"lookup tells the PIN": "look up: nobody's name, contact, PIN or link",
	"any PIN opens": "look up: a wrong PIN and a wrong number get one answer",
	"a wrong number has its own answer":
		"look up: a wrong PIN and a wrong number get one answer",
	"a move gives another number":
		"move: to another time, with number and services as they are",
	"a move loses the services":
		"move: to another time, with number and services as they are",
	"staying counts as a move": "move: to where it is already is no move",
	"a failed move cancels":
		"move: to a time that is not free it stays where it is",
	"cancelling twice fails": "cancel: twice is no error",
	"cancelled moves again": "cancel: what is cancelled moves no more",
};

test.each(Object.entries(BITES) as [Mistake, string][])(
	"the suite finds: %s",
	async (mistake, name) => {
		const { failed } = await tryWith(mistake);
		expect(failed).toContain(name);
	},
);

test("whoever does not answer at all has not failed: it could not be tried", async () => {
	const { base, client, stop } = await startSecond();
	await stop();
	const tell = () => {};
	const tried = tryCases(CASES, { base, client, tell });
	await expect(tried).rejects.toBeInstanceOf(CannotBeTried);
});
