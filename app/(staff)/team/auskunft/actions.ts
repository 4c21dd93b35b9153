"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { team } from "#lib/paths/staff.ts";
import { searchPerson } from "#lib/privacy/commands/search-person.ts";
import {
	readSought,
	type SoughtProblem,
	TYPED,
} from "#lib/privacy/rules/sought.ts";
import { typedIn } from "#lib/sent.ts";

const LONGEST = 200;

/** What is looked for is about a person: it is posted, and stands in no address. */
export async function searchPersonAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, now } = await sentForm(form);
	const read = readSought(typedIn(sent, TYPED, LONGEST));
	const t = await getTranslations("person.search");
	if (!read.ok)
		return again(sent, {
			errors: inWords<SoughtProblem>(read.errors, (problem) =>
				t(`problems.${problem}`),
			),
		});
	const found = await searchPerson(actor, { sought: read.sought, now });
	if (found.ok) redirect(team.personSheet(found.value));
	if (found.error === "forbidden" || found.error === "busy")
		return refusedState(sent, found.error);
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`refusals.${found.error}.title`),
			text: t(`refusals.${found.error}.text`),
		},
	});
}
