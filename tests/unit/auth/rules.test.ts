import fc from "fast-check";
import { expect, test } from "vitest";
import { passwordProblem } from "#lib/auth/rules/password-rule.ts";
import { isAlive, isToBeRenewed } from "#lib/auth/rules/session-rule.ts";
import { city } from "#lib/city/city.ts";
import { ownPath } from "#lib/paths/staff.ts";

test("after signing in only paths of our own lead on", () => {
	for (const path of [
		"/team",
		"/team/plan?tag=2026-11-24&ort=a",
		"/admin/konten/x",
	])
		expect(ownPath(path)).toBe(path);
	for (const foreign of [
		"",
		"team",
		"//evil.example",
		"/\\evil.example",
		"\\\\evil.example",
		"https://evil.example/team",
		"javascript:alert(1)",
		" /team",
		"/\tevil",
		"/te\nam",
		"/%09//evil\\x",
		"/.//evil.example/x",
		"/x/..//evil.example",
		"/%2e//evil.example",
	])
		expect(ownPath(foreign), foreign).toBeNull();
});

test("whatever is asked for, it stays on our own host", () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const path = ownPath(text) ?? "/";
			expect(new URL(path, "https://own.example").host).toBe("own.example");
		}),
	);
});

test("passwords are long, not complicated, and not what everybody guesses", () => {
	const who = {
		email: "petra.schuermann@stadt.example",
		name: "Petra Schürmann",
	};
	const here = city().name;
	const problem = (password: string, repeated = password) =>
		passwordProblem(password, repeated, who);
	expect(problem("vier Wörter und ein Fisch")).toBeNull();
	expect(problem(`${here} liegt am Wasser`)).toBeNull();
	expect(problem("8374923847261")).toBeNull();
	expect(problem("")).toBe("password-missing");
	expect(problem("elf Zeichen")).toBe("password-too-short");
	expect(problem("x".repeat(201))).toBe("password-too-long");
	for (const known of [
		"aaaaaaaaaaaaaa",
		`${here}1234`,
		"Passwort12345",
		"petra.schuermann",
		"Willkommen1234!",
		"123456789012",
		"buergertermin",
		"Buergertermin2026!",
		"Bürgertermin-2026",
		`BürgerTermin${here}`,
		`${here.toLowerCase()}1234567`,
		`${here.replace("i", "1")}2026!!`,
		`Stadt ${here} 47051`,
		"Stadtmitte2026",
		"Schürmann2026",
		"petra123456789",
		"Petra Schürmann!",
	])
		expect(problem(known), known).toBe("password-guessable");
	expect(problem("vier Wörter und ein Fisch", "anders")).toBe(
		"passwords-differ",
	);
});

test("a session counts until an hour of silence, twelve hours, or until somebody ends it", () => {
	const now = Temporal.Instant.from("2026-11-24T12:00:00Z");
	const at = (minutes: number) => now.subtract({ minutes }).epochMilliseconds;
	const alive = (createdAgo: number, seenAgo: number, revokedAgo?: number) =>
		isAlive(
			{
				createdAt: at(createdAgo),
				lastSeenAt: at(seenAgo),
				revokedAt: revokedAgo === undefined ? null : at(revokedAgo),
				endsAt: null,
			},
			now,
		);
	expect(alive(0, 0)).toBe(true);
	expect(alive(719, 59)).toBe(true);
	expect(alive(60, 60)).toBe(false);
	expect(alive(720, 0)).toBe(false);
	expect(alive(1, 0, 0)).toBe(false);
});

test("a session that an issuer vouched for is renewed after its hours, but not one that is over anyway", () => {
	const now = Temporal.Instant.from("2026-11-24T12:00:00Z");
	const at = (minutes: number) => now.subtract({ minutes }).epochMilliseconds;
	const times = {
		createdAt: at(240),
		lastSeenAt: at(5),
		revokedAt: null,
		endsAt: at(0),
	};
	expect(isAlive(times, now)).toBe(false);
	expect(isToBeRenewed(times, now)).toBe(true);
	expect(isAlive({ ...times, endsAt: at(-1) }, now)).toBe(true);
	expect(isToBeRenewed({ ...times, endsAt: at(-1) }, now)).toBe(false);
	// Nobody has been there for an hour: whoever comes now may be somebody else.
	expect(isToBeRenewed({ ...times, lastSeenAt: at(60) }, now)).toBe(false);
	expect(isToBeRenewed({ ...times, revokedAt: at(0) }, now)).toBe(false);
	expect(isToBeRenewed({ ...times, endsAt: null }, now)).toBe(false);
});
