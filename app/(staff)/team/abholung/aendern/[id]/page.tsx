import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { teamStationContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { findCollection } from "#lib/collection/queries/list-collections.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import {
	collectionFields,
	collectionValues,
} from "../../_parts/collection-fields.ts";
import { changeCollectionAction } from "../../actions.ts";

/** What was misheard or mistyped; a new address is told as well. */
export default async function ChangeCollectionPage({
	params,
}: {
	params: Promise<{ id: string }>;
}) {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const { id } = await params;
	const found = await findCollection(actor, { id, now: at });
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const one = found.value;
	const isReady = one?.endedAt === null && one.receiver !== null;
	const t = await getTranslations("collection.form");
	const refusals = await getTranslations("collection.refusals");
	return (
		<TeamPage
			title={t("titleChange")}
			current="collection"
			actor={actor}
			station={station}
		>
			{one ? <p>{t("number", { number: String(one.number) })}</p> : null}
			{one && isReady ? (
				<Form
					action={changeCollectionAction}
					fields={
						await collectionFields(
							one.locale === null ? "sameAsBefore" : undefined,
						)
					}
					sent={collectionValues(one)}
					hidden={{
						form: `collection ${one.id}`,
						id: one.id,
						shown: String(one.version),
					}}
					texts={await formTexts(t("save"))}
				/>
			) : (
				<Alert
					kind="warning"
					title={refusals(one ? "too-late" : "unknown-collection")}
				/>
			)}
			<p>
				<a href={collectionPaths.list()}>{t("back")}</a>
			</p>
		</TeamPage>
	);
}
