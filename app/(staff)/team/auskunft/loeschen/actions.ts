"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import {
	again,
	type FormState,
	isTicked,
} from "#components/form/form-state.ts";
import { team } from "#lib/paths/staff.ts";
import { openCase } from "#lib/privacy/commands/case.ts";
import { erasePerson } from "#lib/privacy/commands/erase-person.ts";

export async function erasePersonAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const found = openCase(text("vorgang"), actor, now);
	if (!found) redirect(team.erasePerson(text("vorgang")));
	const t = await getTranslations("person.erase");
	if (!isTicked(sent, "sicher"))
		return again(sent, { errors: { sicher: t("sureMissing") } });
	const cancelsComing = isTicked(sent, "absagen");
	const erased = await erasePerson(actor, { found, cancelsComing, now });
	if (!erased.ok) return refusedState(sent, erased.error);
	redirect(team.person("geloescht"));
}
