import { expect, test } from "vitest";
import { roomPage } from "#scripts/server/waiting-room/page.ts";

Object.assign(process.env, {
	DATABASE_URL: "postgresql://localhost/nothing",
	APP_SECRET: "a secret for tests, 32 characters or more",
	BASE_URL: "http://localhost:3000",
});

test("a page says in how many seconds or minutes it looks again", () => {
	const said = (address: string, asksAgainIn: number) =>
		roomPage({
			address,
			place: "AbC",
			standing: { is: "waiting", place: 9, ahead: 8, minutes: null },
			again: null,
			soldOut: null,
			asksAgainIn,
		});
	expect(said("/termine", 50)).toContain("in ungefähr 50\u202fSekunden");
	expect(said("/termine", 250)).toContain("in ungefähr 4\u202fMinuten");
	expect(said("/en/termine", 100)).toContain("in about 2\u202fminutes");
});
