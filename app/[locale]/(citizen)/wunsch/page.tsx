import { getTranslations } from "next-intl/server";
import { PHONE } from "#components/contact/phone.ts";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { entryFields } from "./_parts/entry-fields.ts";
import { openWishByPinAction } from "./actions.ts";

/** For whoever has no link to their wish: number and PIN. */
export default async function WishEntryPage() {
	const t = await getTranslations("wishes.entry");
	const booking = await getTranslations("booking");
	return (
		<FormPage
			action={openWishByPinAction}
			initial={untouched({})}
			fields={await entryFields()}
			title={t("title")}
			lead={t("lead")}
			errorSummary={booking("errorSummary")}
			end={
				<ActionBar>
					<Button className="w-full sm:w-auto">{t("open")}</Button>
				</ActionBar>
			}
			after={
				<div className="flex flex-col gap-8">
					<p>{t("link")}</p>
					<p>
						{t("call")} <a href={PHONE.href}>{PHONE.number}</a>
					</p>
				</div>
			}
		/>
	);
}
