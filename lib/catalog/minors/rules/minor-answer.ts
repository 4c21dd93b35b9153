import type { Selection } from "#lib/catalog/rules/selection.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import {
	AGES,
	COMPANIONS,
	CUSTODIES,
	type MinorCase,
	type MinorRefusal,
	type MinorRule,
} from "./minor-case.ts";
import { decide, needsCustodian } from "./minors.ts";

/** What somebody said about who the documents are for. */
type MinorAnswer = "adult" | MinorCase;

/** The answers as a form sends them, whatever they are. */
export interface GivenAnswers {
	age: string;
	companion: string;
	custody: string;
}

/** The names of the three questions' fields. */
export const GIVEN_FIELDS: Record<keyof GivenAnswers, string> = {
	age: "alter",
	companion: "begleitung",
	custody: "sorge",
};

/** What was ticked, whoever sent it. */
export function readGiven(sent: Sent): GivenAnswers {
	return {
		age: textOf(sent, GIVEN_FIELDS.age),
		companion: textOf(sent, GIVEN_FIELDS.companion),
		custody: textOf(sent, GIVEN_FIELDS.custody),
	};
}

/** The same as it was sent. */
export function givenFields({ age, companion, custody }: GivenAnswers): Sent {
	return {
		[GIVEN_FIELDS.age]: age,
		[GIVEN_FIELDS.companion]: companion,
		[GIVEN_FIELDS.custody]: custody,
	};
}

/** An earlier answer, as if it had just been ticked. */
export function givenBefore(minor: string | null | undefined): GivenAnswers {
	const answer = parseMinor(minor);
	if (!answer || answer === "adult")
		return { age: "", companion: "", custody: "" };
	return { ...answer, custody: answer.custody ?? "" };
}

export type MinorProblem = MinorRefusal | "age-missing" | "companion-missing";

/** Which question a problem is about. */
export const PROBLEM_FIELDS: Record<MinorProblem, keyof GivenAnswers> = {
	"age-missing": "age",
	"companion-missing": "companion",
	"custody-missing": "custody",
	"custodian-must-come": "custody",
	"child-card-too-old": "age",
	"eid-too-young": "age",
	"alone-under-16": "companion",
	"alone-passport": "companion",
	"no-custody": "companion",
};

const oneOf = <Value extends string>(
	values: readonly Value[],
	text: string | undefined,
): Value | null => values.find((value) => value === text) ?? null;

/** Reads `kind=6-9.one.joint` or `kind=adult`; null for anything else. */
export function parseMinor(
	text: string | null | undefined,
): MinorAnswer | null {
	if (text === "adult") return "adult";
	const [first, second, third, ...rest] = (text ?? "").split(".");
	const age = oneOf(AGES, first);
	const companion = oneOf(COMPANIONS, second);
	const custody = oneOf(CUSTODIES, third);
	const isWhole = third === undefined || custody !== null;
	if (!age || !companion || !isWhole || rest.length > 0) return null;
	return { age, companion, custody: companion === "one" ? custody : null };
}

/** The text that `parseMinor` reads back; so it stands in addresses and in the database. */
export function minorText(answer: MinorAnswer): string {
	if (answer === "adult") return answer;
	const { age, companion, custody } = answer;
	return [age, companion, ...(custody ? [custody] : [])].join(".");
}

/** The rules of what was chosen, each once; empty: nobody needs to be asked. */
export function minorRules(selection: Selection): MinorRule[] {
	return [
		...new Set(selection.flatMap(({ service }) => service.minorRule ?? [])),
	];
}

/** A document that only children get: "for an adult" is no answer. */
export function isForChild(rules: readonly MinorRule[]): boolean {
	return rules.includes("child-id-card");
}

/** How many documents are chosen; more than one may be for people of different ages. */
export function countDocuments(selection: Selection): number {
	return selection
		.filter(({ service }) => service.minorRule !== null)
		.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The answers to the three questions as one text, or everything that is wrong with them. */
export function judgeMinor(
	rules: readonly MinorRule[],
	given: GivenAnswers,
): { ok: true; text: string } | { ok: false; problems: MinorProblem[] } {
	const age = oneOf(AGES, given.age);
	const companion = oneOf(COMPANIONS, given.companion);
	if (!age || !companion)
		return {
			ok: false,
			problems: [
				...(age ? [] : (["age-missing"] as const)),
				...(companion ? [] : (["companion-missing"] as const)),
			],
		};
	const matters =
		companion === "one" && rules.some((rule) => needsCustodian(rule, age));
	const minor = {
		age,
		companion,
		custody: matters ? oneOf(CUSTODIES, given.custody) : null,
	};
	const problems = new Set(
		rules.flatMap((rule) => {
			const decision = decide(rule, minor);
			return decision.ok ? [] : decision.refusal;
		}),
	);
	return problems.size > 0
		? { ok: false, problems: [...problems] }
		: { ok: true, text: minorText(minor) };
}

/**
 * The answer if it holds for what was chosen, in its one way of writing; null if there is nothing to ask, it was not
 * answered, or it does not work like this.
 */
export function settledMinor(
	selection: Selection,
	text: string | null | undefined,
): string | null {
	const rules = minorRules(selection);
	const answer = parseMinor(text);
	if (rules.length === 0 || !answer) return null;
	if (answer === "adult") return isForChild(rules) ? null : answer;
	const judged = judgeMinor(rules, {
		...answer,
		custody: answer.custody ?? "",
	});
	return judged.ok ? judged.text : null;
}

/** Whether the question has to be put before going on. */
export function asksMinor(
	selection: Selection,
	text: string | null | undefined,
): boolean {
	return (
		minorRules(selection).length > 0 && settledMinor(selection, text) === null
	);
}
