import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { drawWords } from "#components/draw/draw-words.ts";
import { handInFields } from "#components/draw/hand-in-fields.ts";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { inWords } from "#components/service/service-names.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { findDraw, listDrawnServices } from "#lib/draw/queries/find-draws.ts";
import { paths } from "#lib/paths/citizen.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textsOf } from "#lib/sent.ts";
import { addDays } from "#lib/time.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { handInAction } from "./actions.ts";

/** Hands in a wish for a draw: what for, when one can come, who comes. */
export default async function HandInPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const at = now();
	const draw = await findDraw((await params).id, at);
	const catalog = await getCatalog(locale, at);
	const station = catalog.stations.find(({ id }) => id === draw?.stationId);
	if (!draw || !station) return <PageNotFound />;
	if (draw.state !== "open") redirect(drawPaths(locale).draw(draw.id));
	const chosen = textsOf(await searchParams, "dienst");
	const selection =
		chosen.length > 0
			? parseSelection(chosen, catalog, {
					today: draw.week,
					last: addDays(draw.week, 6),
				})
			: null;
	const isChosen = selection?.ok === true;
	const t = await getTranslations("draw.form");
	const { week, closes } = await drawWords(draw, catalog);
	return (
		<FormPage
			action={handInAction}
			initial={untouched({
				verlosung: String(draw.id),
				formular: newWishFormKey(),
				...(isChosen ? { dienst: [...chosen] } : { dienst: "", zahl: "1" }),
				wann: [],
				name: "",
				email: "",
				phone: "",
			})}
			fields={
				await handInFields({
					draw,
					station,
					services: isChosen
						? null
						: await listDrawnServices(catalog, station, at),
				})
			}
			title={t("title")}
			lead={`${station.text.name}, ${week}. ${closes}`}
			errorSummary={t("errorSummary")}
			intro={
				<>
					{isChosen ? (
						<p>{t("chosen", { what: inWords(selection.value, locale) })}</p>
					) : null}
					<p>{t("once")}</p>
					<p>
						<a href={drawPaths(locale).draw(draw.id)} className="jump">
							{t("how")}
						</a>
					</p>
				</>
			}
			end={
				<>
					<p className="text-muted">
						{t("privacy")}{" "}
						<a href={paths(locale).privacy()}>{t("privacyLink")}</a>
					</p>
					<ActionBar>
						<Button className="w-full sm:w-auto">{t("send")}</Button>
					</ActionBar>
				</>
			}
		/>
	);
}
