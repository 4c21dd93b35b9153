import type { ReactNode } from "react";
import { PageHeading } from "../ui/heading.tsx";
import { Stack } from "../ui/stack.tsx";
import { Still } from "./still.tsx";
import { TabTitle } from "./tab-title.tsx";

/** Links and forms are all this page needs: the server leaves Next's scripts out (scripts/server/plain-page.ts). */
export function NoScripts() {
	return <meta name="scripts" content="none" />;
}

/** One column at most 44 rem wide; from 64 rem on something quiet beside it. */
export function PageFrame({
	lang,
	aside,
	still = false,
	children,
}: {
	/** If it differs from the frame's. */
	lang?: string | undefined;
	aside?: ReactNode;
	/** Nothing in it waits for anything or moves: it is written in one go (html-of.ts). */
	still?: boolean;
	children: ReactNode;
}) {
	const main = {
		id: "inhalt",
		lang,
		tabIndex: -1,
		className:
			"mx-auto grid w-full max-w-page grid-cols-[minmax(0,44rem)] justify-start gap-32 px-[min(1rem,5vw)] py-32 sm:px-24 md:py-48 lg:grid-cols-[minmax(0,44rem)_minmax(0,20rem)] lg:justify-between lg:gap-64",
	};
	const content = (
		<>
			<Stack gap={32}>{children}</Stack>
			{aside ? <div className="min-w-0">{aside}</div> : null}
		</>
	);
	return still ? (
		<Still as="main" {...main}>
			{content}
		</Still>
	) : (
		<main {...main}>{content}</main>
	);
}

/** A page of the citizens': title, one h1, what is to be known or done. */
export function Page({
	title,
	tabTitle = title,
	status,
	step,
	picture,
	lead,
	lang,
	before,
	aside,
	still = false,
	children,
}: {
	title: string;
	/** If the browser's tab should say more than the h1. */
	tabTitle?: string;
	/** If the answer is to be another one than 200 (scripts/server/plain-page.ts). */
	status?: 404;
	step?: string | undefined;
	/** In Leichte Sprache, above the h1 (EasyPicture). */
	picture?: ReactNode;
	lead?: ReactNode;
	lang?: string;
	/** Stands above the h1: what went wrong. */
	before?: ReactNode;
	aside?: ReactNode;
	/** Nothing in it waits for anything, moves or says something in the tab (PageFrame). */
	still?: boolean;
	children?: ReactNode;
}) {
	return (
		<TabTitle title={tabTitle}>
			<NoScripts />
			{status ? <meta name="status" content={String(status)} /> : null}
			<PageFrame aside={aside} lang={lang} still={still}>
				{before}
				<PageHeading title={title} step={step} picture={picture}>
					{lead}
				</PageHeading>
				{children}
			</PageFrame>
		</TabTitle>
	);
}
