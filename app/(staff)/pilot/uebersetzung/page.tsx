import { getTranslations } from "next-intl/server";
import { askedText } from "#app/(staff)/_parts/own-text/asked-text.ts";
import {
	OwnTextForm,
	ownTextTitle,
} from "#app/(staff)/_parts/own-text/own-text-form.tsx";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { findOwnText } from "#lib/translation/queries/own-texts.ts";
import { translatePilotTextAction } from "./actions.ts";

/** A template or an improvement in another language, beside what German says by now. */
export default async function TranslatePilotTextPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const place = askedText(await searchParams, ["template", "improvement"]);
	const found = await findOwnText(actor, place, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const isTemplate = place.kind === "template";
	const t = await getTranslations(
		isTemplate ? "inbox.template" : "inbox.improvements",
	);
	return (
		<PilotPage
			current={isTemplate ? "inbox" : "improvements"}
			actor={actor}
			title={await ownTextTitle(place.kind, place.locale)}
			before={
				<p>
					<a href={isTemplate ? pilot.templates() : pilot.improvements()}>
						{t("title")}
					</a>
				</p>
			}
		>
			<OwnTextForm
				action={translatePilotTextAction}
				place={place}
				text={found.value}
			/>
		</PilotPage>
	);
}
