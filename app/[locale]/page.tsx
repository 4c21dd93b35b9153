import { notFound, redirect } from "next/navigation";
import { isOffered } from "#lib/city/city.ts";
import { EASY_PATH, paths } from "#lib/paths/citizen.ts";
import { EASY } from "#lib/text/locale.ts";

export default async function RootPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	if (!isOffered(locale)) notFound();
	// Whoever comes to Leichte Sprache first reads what this is.
	redirect(locale === EASY ? EASY_PATH : paths(locale).start());
}
