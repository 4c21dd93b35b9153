import { getTranslations } from "next-intl/server";
import { FilterFields } from "#components/staff/staff-filter.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { listTexts } from "#lib/translation/queries/list-texts.ts";
import { listStaleTexts } from "#lib/translation/queries/own-texts.ts";
import { AdminPage } from "../_parts/admin-page.tsx";
import { askedTexts, translated } from "./_parts/asked.ts";
import { roomNames } from "./_parts/room-name.ts";
import { RoomTable } from "./_parts/room-table.tsx";
import { StaleTexts } from "./_parts/stale-texts.tsx";
import { TextTable } from "./_parts/text-table.tsx";

/** So many texts stand on one page; words narrow them down. */
const SHOWN = 100;

const NEWS = ["geaendert", "zurueck", "gelesen", "busy"] as const;

/** What pages and mails say in other languages, to be put right without a release. */
export default async function TextsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const query = await searchParams;
	const { view, filter } = askedTexts(query);
	const found = filter
		? await listTexts(actor, filter, SHOWN, now())
		: await authorise(actor, "city:write", null, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const stale = await listStaleTexts(actor, now());
	if (!stale.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("texts");
	const nameOf = await roomNames();
	const news = NEWS.find((one) => one === textOf(query, "stand"));
	const option = (value: string, text: string) => ({ value, text });
	return (
		<AdminPage
			current="texts"
			actor={actor}
			title={t("title")}
			lead={<p className="max-w-column">{t("lead")}</p>}
			saved={news ? t(`news.${news}`) : null}
		>
			{filter && found.value ? (
				<>
					<form
						action={staffPaths.texts()}
						className="flex flex-wrap items-end gap-16 [&>*]:min-w-0 [&>.kern-form-input]:basis-[13rem]"
					>
						<FilterFields
							asked={{
								sprache: view.locale,
								raum: view.room,
								suche: view.words,
								nur: view.only,
							}}
							fields={[
								{
									type: "list",
									name: "sprache",
									label: t("language"),
									options: translated().map((locale) =>
										option(locale, germanNameOf(locale)),
									),
								},
								{
									type: "list",
									name: "raum",
									label: t("room"),
									options: [
										option("", t("all")),
										...found.value.rooms.map(({ room }) =>
											option(room, nameOf(room)),
										),
									],
								},
								{ type: "text", name: "suche", label: t("words") },
								{
									type: "list",
									name: "nur",
									label: t("only"),
									options: (["all", "corrected", "outdated"] as const).map(
										(only) => option(only, t(`onlies.${only}`)),
									),
								},
							]}
						/>
						<Button variant="secondary">{t("show")}</Button>
					</form>
					{found.value.outdated > 0 ? (
						<p>
							<a
								href={staffPaths.texts({
									locale: filter.locale,
									only: "outdated",
								})}
							>
								{t("outdated", { count: found.value.outdated })}
							</a>
						</p>
					) : null}
					<p role="status">
						{t("count", { count: found.value.count })}
						{found.value.count > SHOWN
							? ` ${t("first", { shown: SHOWN })}`
							: null}
					</p>
					{found.value.lines.length > 0 ? (
						<TextTable
							locale={filter.locale}
							language={germanNameOf(filter.locale)}
							lines={found.value.lines}
						/>
					) : null}
					<Section id="eigene" title={t("own.list")}>
						<p className="max-w-column">{t("own.lead")}</p>
						<StaleTexts texts={stale.value} />
					</Section>
					<Section id="gelesen" title={t("review.title")}>
						<p className="max-w-column">{t("review.lead")}</p>
						<RoomTable locale={filter.locale} rooms={found.value.rooms} />
					</Section>
				</>
			) : (
				<p>{t("germanOnly")}</p>
			)}
		</AdminPage>
	);
}
