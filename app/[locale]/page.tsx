import { notFound, redirect } from "next/navigation";
import { isLocale } from "#lib/text/locale.ts";
import { paths } from "#lib/paths/citizen.ts";

export default async function RootPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	if (!isLocale(locale)) notFound();
	redirect(paths(locale).start());
}
