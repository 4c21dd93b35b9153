"use server";

import { createHash } from "node:crypto";
import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { deleteService } from "#lib/catalog/commands/order-service.ts";
import { setFee } from "#lib/catalog/commands/set-fee.ts";
import { type Fee, readFee } from "#lib/catalog/rules/edit-schema.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import {
	type FeeImpact,
	findFeeImpact,
} from "#lib/planning/service/queries/find-fee-impact.ts";
import { locales } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { feeImpactWords } from "./_parts/fee-impact-words.ts";
import type { FeeState } from "./_parts/fee-state.ts";

/** What it does to booked appointments is shown first, and saved is what was seen. */
export async function setFeeAction(
	_: FeeState,
	form: FormData,
): Promise<FeeState> {
	const { actor, sent, text, now } = await sentForm(form);
	const plain = (state: FormState): FeeState => ({ ...state, review: null });
	const read = readFee(text, locales, civilDateOf(now));
	if (!read.ok) return plain(await editErrors(sent, read.errors));
	const slug = text("slug");
	const fee = read.value;
	const found = await findFeeImpact(actor, { slug, fee, now });
	if (!found.ok) {
		if (found.error === "unknown-service") redirect(staffPaths.services());
		return plain(await refusedState(sent, found.error));
	}
	const mark = feeMark(fee, found.value);
	if (found.value.changed > 0 && text("seen") !== mark)
		return {
			...again(sent, {}),
			review: { mark, lines: await feeImpactWords(found.value) },
		};
	const version = Number(text("version")) || 0;
	const set = await setFee(actor, { slug, version, fee, now });
	if (set.ok) redirect(staffPaths.service(slug, "gespeichert"));
	if (set.error === "unknown-service") redirect(staffPaths.services());
	return plain(
		await refusedState(
			sent,
			set.error === "service-changed" ? "changed" : set.error,
		),
	);
}

/** Another fee or other appointments than were seen have another one. */
const feeMark = (fee: Fee, { changed, next }: FeeImpact) =>
	createHash("sha256")
		.update(JSON.stringify([fee, changed, next]))
		.digest("base64url");

export async function deleteServiceAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const slug = text("slug");
	const gone = await deleteService(actor, { slug, now });
	redirect(
		// Pressed twice: it is gone.
		gone.ok || gone.error === "unknown-service"
			? staffPaths.services("geloescht")
			: staffPaths.service(slug, gone.error),
	);
}
