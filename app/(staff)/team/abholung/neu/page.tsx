import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { teamStationContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { newCollectionKey } from "#lib/collection/commands/note.ts";
import { suggestFor } from "#lib/collection/queries/suggest.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	collectionFields,
	collectionValues,
} from "../_parts/collection-fields.ts";
import { noteCollectionAction } from "../actions.ts";

/** A document has come: whose it is, by hand or from the appointment at which it was asked for. */
export default async function NewCollectionPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const appointmentId = textOf(await searchParams, "termin");
	const about = await suggestFor(actor, { appointmentId, now: at });
	const sameLocale = about?.locale === null ? "sameAsBooked" : undefined;
	const t = await getTranslations("collection.form");
	return (
		<TeamPage
			title={t("title")}
			current="collection"
			actor={actor}
			station={station}
		>
			{about ? <p>{t("from")}</p> : null}
			{about?.bookedBy ? (
				<Alert
					kind="info"
					title={t("bookedBy.title", { name: about.bookedBy })}
				>
					<p>{t("bookedBy.text")}</p>
				</Alert>
			) : null}
			<Form
				action={noteCollectionAction}
				fields={await collectionFields(sameLocale)}
				sent={collectionValues({
					document: about?.document ?? null,
					receiver: about,
					locale: about ? about.locale : defaultLocale,
				})}
				hidden={{
					form: "collection",
					formular: newCollectionKey(),
					station: String(about?.stationId ?? station.id),
					termin: about ? appointmentId : "",
				}}
				texts={await formTexts(t("submit"))}
			/>
			<p>
				<a href={collectionPaths.list()}>{t("back")}</a>
			</p>
		</TeamPage>
	);
}
