import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { languageConsent } from "#app/(staff)/team/_form/language-consent.ts";
import { languageOptions } from "#app/(staff)/team/_form/language-options.ts";
import { drawWords } from "#components/draw/draw-words.ts";
import { handInFields } from "#components/draw/hand-in-fields.ts";
import { Form } from "#components/form/form.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import type { Choice } from "#lib/paths/citizen.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { handInForPersonAction } from "../actions.ts";

/** A wish for a draw, told by phone or at the counter: the same questions as online, and nothing has to be reachable. */
export async function DrawForm({
	draw,
	station,
	choice,
	catalog,
}: {
	draw: DrawView;
	station: Station;
	choice: Choice;
	catalog: Catalog;
}) {
	const t = await getTranslations("wishList.enter");
	const form = await getTranslations("draw.form");
	const { week, closes } = await drawWords(draw, catalog);
	return (
		<div className="flex flex-col gap-16">
			<p className="font-bold">
				{t("draws.chosen", { station: station.text.name, week })} {closes}
			</p>
			<p>{form("once")}</p>
			<p>{t("draws.result")}</p>
			<p>
				<a href={wishList.new(choice)}>{t("draws.back")}</a>
			</p>
			<Form
				action={handInForPersonAction}
				fields={[
					...(await handInFields({
						draw,
						station: { ...station, contactRule: "none" },
						services: null,
					})),
					{
						type: "list",
						name: "locale",
						label: t("locale"),
						options: languageOptions(),
					},
					await languageConsent(),
				]}
				sent={{
					wann: [],
					name: "",
					email: "",
					phone: "",
					locale: "de",
				}}
				hidden={{
					verlosung: String(draw.id),
					dienst: [...choice.services],
					formular: newWishFormKey(),
				}}
				texts={await formTexts(t("save"))}
			/>
		</div>
	);
}
