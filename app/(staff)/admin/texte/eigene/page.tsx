import { getTranslations } from "next-intl/server";
import { askedText } from "#app/(staff)/_parts/own-text/asked-text.ts";
import {
	OwnTextForm,
	ownTextTitle,
} from "#app/(staff)/_parts/own-text/own-text-form.tsx";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { findOwnText } from "#lib/translation/queries/own-texts.ts";
import { translateOwnTextAction } from "./actions.ts";

/** A text of the city in another language, for the administration. */
export default async function OwnTextPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "city:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const place = askedText(await searchParams, [
		"service",
		"station",
		"category",
		"template",
		"improvement",
	]);
	const found = await findOwnText(actor, place, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const t = await getTranslations("texts.own");
	return (
		<AdminPage
			current="texts"
			actor={actor}
			title={await ownTextTitle(place.kind, place.locale)}
		>
			<p>
				<a href={`${staffPaths.texts()}#eigene`}>{t("back")}</a>
			</p>
			<OwnTextForm
				action={translateOwnTextAction}
				place={place}
				text={found.value}
			/>
		</AdminPage>
	);
}
