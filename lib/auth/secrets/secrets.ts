import "server-only";
import {
	createHash,
	createHmac,
	randomBytes,
	timingSafeEqual,
} from "node:crypto";
import { env } from "#lib/runtime/env.ts";
import type { CivilDate } from "#lib/time.ts";

/** Everything derived from APP_SECRET; none of it is ever stored. */
function derive(purpose: string, text: string): Buffer {
	return createHmac("sha256", env().secret)
		.update(`${purpose}:${text}`)
		.digest();
}

/** Token of the manage link: 128 bits. Raising the version revokes every link sent before. */
export function manageToken(id: string, version: number): string {
	return derive("manage", `${id}:${version}`)
		.subarray(0, 16)
		.toString("base64url");
}

export function isManageToken(
	token: string,
	id: string,
	version: number,
): boolean {
	return isSame(token, manageToken(id, version));
}

/** Takes the same time wherever the two differ. */
function isSame(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Six digits for managing an appointment without its link. */
export function pinOf(id: string, version: number): string {
	const number = derive("pin", `${id}:${version}`).readUInt32BE(0) % 1_000_000;
	return String(number).padStart(6, "0");
}

/** Tells recipients of mails apart without storing their addresses with the mails. */
export function recipientKeyOf(address: string): string {
	return derive("recipient", address.toLowerCase()).toString("base64url");
}

/** Recognises whom an issuer vouches for where nobody may read any more who it was. */
export function identityKeyOf(issuerId: number, subject: string): string {
	return derive("identity", `${issuerId}:${subject}`).toString("base64url");
}

/** Names a person, an address or a number where people wait for each other, without saying which. */
export function personKeyOf(text: string): string {
	return derive("person", text).toString("base64url");
}

/**
 * What is stored of a hold's token, so that a copy of the database opens no hold. A hold for moving an appointment
 * has a key of its own: its token opens it together with that appointment only.
 */
export function holdKeyOf(token: string, movedId?: string): string {
	const text = movedId ? `${token} ${movedId}` : token;
	return createHash("sha256").update(text).digest("hex");
}

/**
 * A key that a page of ours carries in a form: 128 random bits and a proof that nobody else made it up.
 * @param purpose what it is for, with what it belongs to: a key of one form opens nothing in another
 */
export function newFormKey(purpose: string): string {
	const random = randomBytes(16);
	return Buffer.concat([random, formProof(purpose, random)]).toString(
		"base64url",
	);
}

const FORM_KEY = /^[A-Za-z0-9_-]{43}$/;

export function isFormKey(key: string, purpose: string): boolean {
	if (!FORM_KEY.test(key)) return false;
	const random = Buffer.from(key, "base64url").subarray(0, 16);
	const right = Buffer.concat([random, formProof(purpose, random)]);
	return isSame(key, right.toString("base64url"));
}

function formProof(purpose: string, random: Buffer): Buffer {
	return derive("form key", `${purpose}:${random.toString("hex")}`).subarray(
		0,
		16,
	);
}

/** What of a form's key is stored with what it led to. */
export function formKeyHash(key: string): string {
	return createHash("sha256").update(key).digest("hex");
}

/** A word that nobody can guess, for the address of a room: letters and digits, as every video service takes them. */
export const newRoom = (): string => randomBytes(16).toString("hex");

/** Token of the hold that a calendar's form makes; pressed twice, or again after "back", it is the same hold. */
export function heldByFormToken(formKey: string): string {
	return derive("held by form", formKey).subarray(0, 16).toString("base64url");
}

/** Token of the hold by which an appointment is moved: it can be moved to one place at a time, whoever has its link. */
export function moveToken(
	id: string,
	version: number,
	/** Another one after each change of the appointment. */
	sequence: number,
): string {
	return derive("move", `${id}:${version}:${sequence}`)
		.subarray(0, 16)
		.toString("base64url");
}

/** Says that this client asked for a time at this instant, and was told its price (lib/booking/limits/commands/admission.ts). */
export function waitTicket(clientKey: string, askedAt: number): string {
	const asked = askedAt.toString(36);
	const random = randomBytes(8).toString("base64url");
	return [asked, random, waitProof(clientKey, asked, random)].join(".");
}

/** Since when the client waits, in epoch milliseconds; null for a ticket that is not ours or somebody else's. */
export function waitingSince(ticket: string, clientKey: string): number | null {
	const [asked = "", random = "", proof = ""] = ticket.slice(0, 100).split(".");
	if (!isSame(proof, waitProof(clientKey, asked, random))) return null;
	return Number.parseInt(asked, 36);
}

function waitProof(clientKey: string, asked: string, random: string): string {
	return derive("wait", `${clientKey}:${asked}:${random}`)
		.subarray(0, 16)
		.toString("base64url");
}

/** Sign the work that a reservation costs, and its answer (lib/booking/limits/commands/work.ts). */
export const workSecrets = () => ({
	hmacSignatureSecret: derive("work", "").toString("base64url"),
	hmacKeySignatureSecret: derive("work key", "").toString("base64url"),
});

/** What is stored of a helper's number: it is short, and only APP_SECRET could help to guess it. */
export function helperHash(code: string): string {
	return derive("helper", code).toString("base64url");
}

/** Proves that an address for bounces is ours: 48 bits, in letters of one case. */
export function bounceKeyOf(messageId: string): string {
	return derive("bounce", messageId).toString("hex").slice(0, 12);
}

export function isBounceKey(key: string, messageId: string): boolean {
	return isSame(key, bounceKeyOf(messageId));
}

/** Counts a client's holds without storing an address; another key every day. */
export function clientKeyOf(address: string, today: CivilDate): string {
	return derive("client", `${today}:${address}`).toString("base64url");
}

/** Tells whether two installations have the same APP_SECRET; a backup carries it along. */
export function secretFingerprint(): string {
	return derive("fingerprint", "").subarray(0, 9).toString("base64url");
}

/** Token of the hold for booking once more: pressed twice it is the same hold, after each booking another one. */
export function againToken(id: string, version: number, round: number): string {
	return derive("again", `${id}:${version}:${round}`)
		.subarray(0, 16)
		.toString("base64url");
}

/** Token of the hold by which a new time is offered to somebody: 128 bits, opens together with their link only. */
export function offerToken(caseId: string): string {
	return derive("offer", caseId).subarray(0, 16).toString("base64url");
}

/**
 * Token of `/wartenummer/…`: the visit's id, which nobody guesses, and 48 bits that prove that we wrote it; so the id
 * alone, which staff pages carry, opens nothing.
 */
export function ticketToken(visitId: string): string {
	return provenToken("ticket", visitId);
}

/** The visit that a ticket's token belongs to, or null. */
export function visitOfTicket(token: string): string | null {
	return idOfProven("ticket", token);
}

/** Counts what somebody does with one ticket. */
export function ticketKeyOf(visitId: string): string {
	return derive("ticket key", visitId).toString("base64url");
}

/** Secret in the address of a desk's calendar; the database alone does not tell it. */
export function deskFeedToken(
	{ deskId, userId }: { deskId: number; userId: string },
	feedKey: string,
): string {
	return derive("desk feed of", `${deskId}:${userId}:${feedKey}`)
		.subarray(0, 16)
		.toString("base64url");
}

export const isDeskFeedToken = (
	token: string,
	of: { deskId: number; userId: string },
	feedKey: string,
): boolean => isSame(token, deskFeedToken(of, feedKey));

/** Tells devices apart that are to be told of a call, without storing where their push service reaches them. */
export function endpointKeyOf(endpoint: string): string {
	return derive("push endpoint", endpoint).toString("base64url");
}

/** 256 bits for the key by which push services know this installation (push-key.ts). */
export function pushSecret(round: number): Buffer {
	return derive("push key", String(round));
}

/** Token of the link that draws a number from afar, likewise. */
export function afarToken(afarId: string): string {
	return provenToken("afar", afarId);
}

export function afarOfToken(token: string): string | null {
	return idOfProven("afar", token);
}

/** Token of a one-time link for feedback, likewise: a copy of the database opens none of them. */
export function askToken(askId: string): string {
	return provenToken("ask", askId);
}

export function askOfToken(token: string): string | null {
	return idOfProven("ask", token);
}

/** Token of the link in an answer to feedback: whoever got the answer can write again, and reads nothing by it. */
export function talkToken(feedbackId: number): string {
	const proof = derive("talk", String(feedbackId)).subarray(0, 16);
	return `${feedbackId}-${proof.toString("base64url")}`;
}

/** The feedback that a link in an answer goes on with; null: the link was not made by us. */
export function feedbackOfTalk(token: string): number | null {
	const id = /^([1-9]\d{0,8})-/.exec(token)?.[1];
	return id !== undefined && isSame(token, talkToken(Number(id)))
		? Number(id)
		: null;
}

/** What the cookie of a browser that somebody signed in with holds. */
export function deviceToken(deviceId: string): string {
	return provenToken("device", deviceId);
}

export function deviceOfToken(token: string): string | null {
	return idOfProven("device", token);
}

function provenToken(purpose: string, uuid: string): string {
	const id = Buffer.from(uuid.replaceAll("-", ""), "hex");
	const proof = derive(purpose, uuid).subarray(0, 6);
	return Buffer.concat([id, proof]).toString("base64url");
}

const PROVEN_TOKEN = /^[A-Za-z0-9_-]{30}$/;

function idOfProven(purpose: string, token: string): string | null {
	if (!PROVEN_TOKEN.test(token)) return null;
	const hex = Buffer.from(token, "base64url").subarray(0, 16).toString("hex");
	const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
	return isSame(token, provenToken(purpose, id)) ? id : null;
}

/** The id of the visit whose ticket is drawn with this key: pressed twice it is the same visit. */
export function drawnVisitId(stationId: number, key: string): string {
	const bytes = derive("draw", `${stationId}:${key}`).subarray(0, 16);
	// Version 8 of RFC 9562: what the other bits mean is our matter.
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes
		.toString("hex")
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** With it next-auth encrypts the cookie of whoever is signed in. */
export function sessionSecret(): string {
	return derive("session cookie", "").toString("base64url");
}

/** Proves to next-auth that this session was opened by us: nobody else can name one. */
export function sessionProof(sessionId: string): string {
	return derive("session", sessionId).toString("base64url");
}

export function isSessionProof(proof: string, sessionId: string): boolean {
	return isSame(proof, sessionProof(sessionId));
}

/** Token of an invitation or a new password: a copy of the database opens none of them. */
export function linkToken(linkId: string): string {
	return derive("link", linkId).subarray(0, 16).toString("base64url");
}

export function isLinkToken(token: string, linkId: string): boolean {
	return isSame(token, linkToken(linkId));
}

/** 256 bits for what has to be read again (lib/auth/secrets/seal.ts). */
export function sealingKey(purpose: string): Buffer {
	return derive("seal", purpose);
}

/** Counts tries with an address without storing it, whether there is such an account or not. */
export function accountKeyOf(email: string): string {
	return derive("account", email).toString("base64url");
}

/** What is stored of a recovery code: it has so many bits that only APP_SECRET could help to guess it. */
export function recoveryHash(userId: string, code: string): string {
	return derive("recovery", `${userId}:${code}`).toString("base64url");
}

/** Bytes that a page carries and nobody else can make up: 96 bits prove that we wrote them for this purpose. */
export function signed(purpose: string, content: Buffer): string {
	return Buffer.concat([content, contentProof(purpose, content)]).toString(
		"base64url",
	);
}

const SIGNED = /^[A-Za-z0-9_-]{20,200}$/;

/** The bytes, or null for what we have not signed for this purpose. */
export function contentOfSigned(purpose: string, token: string): Buffer | null {
	if (!SIGNED.test(token)) return null;
	const bytes = Buffer.from(token, "base64url");
	const content = bytes.subarray(0, -PROOF_BYTES);
	return isSame(token, signed(purpose, content)) ? content : null;
}

const PROOF_BYTES = 12;

function contentProof(purpose: string, content: Buffer): Buffer {
	return derive(`signed ${purpose}`, content.toString("hex")).subarray(
		0,
		PROOF_BYTES,
	);
}

/** Under what a wish is published with its draw: nobody else can tell whose it is, nor choose it. */
export function drawLineOf(drawId: number, wishId: string): string {
	return derive("draw line", `${drawId}:${wishId}`)
		.subarray(0, 12)
		.toString("base64url");
}

/** Key of the appointment that a wish won: a wish wins one. No link leads there but the appointment's own. */
export function drawHoldKey(wishId: string): string {
	return derive("draw hold", wishId).toString("hex");
}

/** Token of a wish's link; raising the version revokes every link sent before. */
export function wishToken(id: string, version: number): string {
	return derive("wish", `${id}:${version}`)
		.subarray(0, 16)
		.toString("base64url");
}

/** Token of the page that answers an offer to a wish. */
export function wishOfferToken(offerId: string): string {
	return derive("wish offer", offerId).subarray(0, 16).toString("base64url");
}

/** What is stored of a program's secret. */
export function programSecretHash(clientId: string, secret: string): string {
	return derive("program secret", `${clientId}:${secret}`).toString(
		"base64url",
	);
}

export const isProgramSecret = (
	secret: string,
	clientId: string,
	hash: string,
): boolean => isSame(programSecretHash(clientId, secret), hash);

/** What is stored of what a program asked for: it may be about a person, and only APP_SECRET could help to guess it. */
export function programRequestHash(programId: number, content: string): string {
	return derive("program request", `${programId}:${content}`).toString(
		"base64url",
	);
}

/**
 * Token of the hold that a program's request makes, and the key with which another one confirms it: sent again after the
 * answer was lost, both are the same.
 */
export function programHoldToken(programId: number, key: string): string {
	return derive("program hold", `${programId}:${key}`)
		.subarray(0, 16)
		.toString("base64url");
}

export function programFormKey(
	purpose: string,
	programId: number,
	key: string,
): string {
	const random = derive("program form", `${programId}:${key}`).subarray(0, 16);
	return Buffer.concat([random, formProof(purpose, random)]).toString(
		"base64url",
	);
}

/**
 * The first secret of a program's address: of the same form it is the same one, however often it is pressed, as long as
 * the address is the one it made. Dropped and saved once more by an old form, the address has another secret.
 */
export function hookSecretOf(
	formKey: string,
	hook: { programId: number; createdAt: Date },
): Buffer {
	return derive(
		"program hook secret",
		`${formKey} ${hook.programId} ${hook.createdAt.getTime()}`,
	);
}

/** Token of the link by which somebody may book what staff allowed. */
export function invitationToken(id: string): string {
	return derive("booking invitation", id).subarray(0, 16).toString("base64url");
}

/**
 * Token of a reservation that is made by it, the same whenever the same is pressed again.
 * @param nth how many appointments have come of it before
 * @param form what tells apart those who share a link for several; empty: it is for one
 */
export function invitedHoldToken(id: string, nth: number, form = ""): string {
	return derive("invited hold", form ? `${id}:${nth}:${form}` : `${id}:${nth}`)
		.subarray(0, 16)
		.toString("base64url");
}
