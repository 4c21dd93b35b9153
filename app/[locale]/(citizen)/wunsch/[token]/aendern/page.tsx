import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { untouched } from "#components/form/form-state.ts";
import { ServiceNames } from "#components/service/service-names.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { WishForm } from "#components/wish/wish-form.tsx";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { civilDateOf } from "#lib/time.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { fieldsOfWish } from "#lib/wishes/rules/typed.ts";
import { WishNotFound } from "../_parts/wish-not-found.tsx";
import { changeWishAction } from "./actions.ts";

/** Other stations, days or hours for a wish; its place in the line stays. */
export default async function ChangeWishPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const at = now();
	const locale = await getLocale();
	const wish = await findWishByToken(token, locale, at);
	if (!wish) return <WishNotFound />;
	const back = wishPaths(locale).wish(token);
	if (wish.endedHow) redirect(back);
	const catalog = await getCatalog(locale, at);
	const selection = knownServices(wish.services, catalog);
	const told = { wanted: wish, person: wish.person };
	return (
		<WishForm
			kind="change"
			action={changeWishAction}
			initial={untouched({
				wunsch: token,
				...fieldsOfWish(told, civilDateOf(at)),
			})}
			stations={onlineStations(catalog)}
			selection={selection}
			about={
				<Panel quiet>
					<ServiceNames selection={selection} />
				</Panel>
			}
			back={back}
		/>
	);
}
