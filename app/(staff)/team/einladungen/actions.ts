"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { createInvitation } from "#lib/booking/invitation/commands/create-invitation.ts";
import { withdrawInvitation } from "#lib/booking/invitation/commands/withdraw-invitation.ts";
import { readInvited } from "#lib/booking/invitation/rules/typed.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import { invitationList } from "#lib/paths/invitation.ts";
import { civilDateOf } from "#lib/time.ts";
import { chooseStation } from "../_frame/choose-station.ts";
import { invitationErrors } from "./_parts/invitation-fields.ts";

/** Lets somebody book; the list shows the link. */
export async function inviteAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const catalog = await getCatalog("de", now);
	const today = civilDateOf(now);
	const read = readInvited(sent, {
		services: catalog.services
			.filter(({ bookable, isOffered }) => bookable && isOffered)
			.map((service) => ({
				slug: service.slug,
				maxQuantity: planOn(service, today).maxQuantity,
			})),
		canBook: (entry) => parseSelection([entry], catalog, "any").ok,
		stations: catalog.stations.filter(({ id }) =>
			may(actor, "appointment:book", id),
		),
		today,
		toLocale: toOffered,
	});
	if (!read.ok)
		return again(sent, { errors: await invitationErrors(read.errors) });
	const station = findStation(catalog, text("station"));
	const created = await createInvitation(actor, {
		stationId: station?.id ?? 0,
		formKey: text("formular"),
		invited: read.value,
		now,
	});
	if (created.ok) {
		// Meanwhile another one may have been chosen in another tab: the list is that of whoever has given it.
		if (station) await chooseStation(station);
		redirect(
			invitationList.list(created.value.mailed ? "given-mailed" : "given"),
		);
	}
	if (created.error !== "unknown-form")
		return refusedState(sent, created.error);
	const t = await getTranslations("invitations.refusals");
	return again(sent, {
		notice: { kind: "warning", title: t("unknown-form") },
	});
}

/** The link opens nothing any more. */
export async function withdrawInvitationAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const done = await withdrawInvitation(actor, { id: text("id"), now });
	redirect(invitationList.list(done.ok ? "withdrawn" : done.error));
}
