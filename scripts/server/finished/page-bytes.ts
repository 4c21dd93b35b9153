import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { promisify } from "node:util";
import {
	brotliDecompress,
	constants,
	crc32,
	createBrotliCompress,
	deflateRaw,
	gunzip,
	gzip,
} from "node:zlib";
import type { FreshValue } from "#lib/finished/fresh.ts";
import { joined, shiftOf } from "#scripts/server/finished/checksum.ts";

/**
 * A body compressed once and for all, although some places in it are filled in anew for each answer. Around them the
 * compressed stream is cut: both formats know blocks that are not compressed, and there the new value goes as it is.
 * Between the cuts nothing refers to what is filled in.
 */
interface Pieces {
	/** One more than there are places. */
	pieces: readonly Buffer[];
	/** Stands before the value in a place of its length. */
	place: (length: number) => Buffer;
	/** Ends the stream; knows what was filled in. */
	end?: (values: readonly Buffer[]) => Buffer;
}

/** What is new in each answer. */
interface Fresh {
	values: readonly FreshValue[];
	/** Which of them fills in which place of the body; none: everybody is given the very same bytes. */
	places: readonly number[];
}

export interface PageBytes {
	readonly fresh: Fresh;
	readonly gzip: Pieces;
	/** Smaller, and made only for what stays for a while. */
	brotli: Pieces | null;
}

/** At what level of 11: a tenth smaller than gzip's best, in a hundredth of a second. */
const BROTLI = 9;

/**
 * One place in five hundred comes out wrong, for the compressor finds something in the noise that it is given there: what
 * is packed is looked at once, and otherwise packed anew.
 */
const CUTS = 4;

const inGzip = promisify(gzip);
const inDeflate = promisify(deflateRaw);
const fromGzip = promisify(gunzip);
const fromBrotli = promisify(brotliDecompress);

/** @param fresh the marks in it that each answer replaces */
export async function pageBytes(
	body: Buffer,
	fresh: readonly FreshValue[],
): Promise<PageBytes> {
	const cut = cutAt(body, fresh);
	const gzip =
		cut.parts.length === 1
			? wholeGzip(await inGzip(body))
			: await gzipPieces(cut.parts);
	return {
		fresh: { values: fresh, places: cut.places },
		gzip: withoutSlack(gzip),
		brotli: null,
	};
}

/** A short result of zlib is the beginning of a long buffer, which would be kept with it. */
const withoutSlack = (made: Pieces): Pieces => ({
	...made,
	pieces: made.pieces.map((piece) => {
		const own = Buffer.allocUnsafeSlow(piece.length);
		piece.copy(own);
		return own;
	}),
});

/** Memory that it takes. */
export const sizeOfBytes = ({ gzip, brotli }: PageBytes): number =>
	[...gzip.pieces, ...(brotli?.pieces ?? [])].reduce(
		(sum, piece) => sum + piece.length,
		0,
	);

/** One for each mark, for one answer. */
export const newValues = ({ values }: Fresh): string[] =>
	values.map(({ make }) => make());

/** A body with all its places filled in; places of the same mark say the same. */
export function filledIn(
	{ pieces, place, end }: Pieces,
	fresh: Fresh,
	made: readonly string[] = newValues(fresh),
): Buffer {
	const [first = Buffer.alloc(0), ...others] = pieces;
	if (fresh.places.length === 0) return first;
	const values = fresh.places.map((one) => Buffer.from(made[one] ?? ""));
	const all = [first];
	for (const [at, value] of values.entries())
		all.push(place(value.length), value, others[at] ?? Buffer.alloc(0));
	if (end) all.push(end(values));
	return Buffer.concat(all);
}

/** As it was before it was compressed, for the few who take nothing else. */
export async function plainBytes(
	bytes: PageBytes,
	made?: readonly string[],
): Promise<Buffer> {
	return fromGzip(filledIn(bytes.gzip, bytes.fresh, made));
}

/** Makes the smaller form, if it can be cut. */
export async function addBrotli(bytes: PageBytes): Promise<void> {
	const { fresh } = bytes;
	const made = newValues(fresh);
	const plain = await plainBytes(bytes, made);
	const values = fresh.places.map((one) => Buffer.from(made[one] ?? ""));
	const parts = partsAround(plain, values);
	const lengths = values.map(({ length }) => length);
	for (let time = 0; time < CUTS && bytes.brotli === null; time += 1) {
		const pieces = await brotliPieces(parts, lengths);
		const packed = filledIn(pieces, fresh, made);
		const back = await fromBrotli(packed).catch(() => null);
		if (back?.equals(plain)) bytes.brotli = withoutSlack(pieces);
	}
}

function cutAt(body: Buffer, fresh: readonly FreshValue[]) {
	const places = fresh
		.flatMap(({ mark }, value) =>
			placesOf(body, mark).map((at) => ({ at, value, length: mark.length })),
		)
		.sort((one, other) => one.at - other.at);
	const parts: Buffer[] = [];
	let from = 0;
	for (const { at, length } of places) {
		parts.push(body.subarray(from, at));
		from = at + length;
	}
	parts.push(body.subarray(from));
	return { parts, places: places.map(({ value }) => value) };
}

function placesOf(body: Buffer, mark: string): number[] {
	const places: number[] = [];
	for (
		let at = body.indexOf(mark);
		at >= 0;
		at = body.indexOf(mark, at + mark.length)
	)
		places.push(at);
	return places;
}

/** The same cut, found by what was filled in just now. */
function partsAround(plain: Buffer, values: readonly Buffer[]): Buffer[] {
	const parts: Buffer[] = [];
	let from = 0;
	for (const value of values) {
		const at = plain.indexOf(value, from);
		parts.push(plain.subarray(from, at));
		from = at + value.length;
	}
	parts.push(plain.subarray(from));
	return parts;
}

const wholeGzip = (whole: Buffer): Pieces => ({
	pieces: [whole],
	place: () => Buffer.alloc(0),
});

/** RFC 1952: no name, no time, any system. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

async function gzipPieces(parts: readonly Buffer[]): Promise<Pieces> {
	const last = parts.length - 1;
	const packed = await Promise.all(
		parts.map((part, at) =>
			inDeflate(part, {
				finishFlush: at === last ? constants.Z_FINISH : constants.Z_FULL_FLUSH,
			}),
		),
	);
	const sums = parts.map((part) => crc32(part));
	const shifts = parts.map(({ length }) => shiftOf(length));
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const shiftOfValue = new Map<number, number>();
	const shiftBy = (bytes: number) => {
		const known = shiftOfValue.get(bytes) ?? shiftOf(bytes);
		shiftOfValue.set(bytes, known);
		return known;
	};
	return {
		pieces: packed.map((piece, at) =>
			at === 0 ? Buffer.concat([GZIP_HEAD, piece]) : piece,
		),
		place: storedBlock,
		end(values) {
			let sum = sums[0] ?? 0;
			let total = length;
			for (const [at, value] of values.entries()) {
				sum = joined(sum, crc32(value), shiftBy(value.length));
				sum = joined(sum, sums[at + 1] ?? 0, shifts[at + 1] ?? 0);
				total += value.length;
			}
			const end = Buffer.alloc(8);
			end.writeUInt32LE(sum, 0);
			end.writeUInt32LE(total, 4);
			return end;
		},
	};
}

/** RFC 1951, 3.2.4: a block that is not the last and not compressed. */
function storedBlock(length: number): Buffer {
	const head = Buffer.alloc(5);
	head.writeUInt16LE(length, 1);
	head.writeUInt16LE(~length & 0xff_ff, 3);
	return head;
}

/** Bytes of the page that close each place. */
const CLOSING = 2;

/**
 * One stream, flushed before and after each place, where the compressor is given noise: it finds nothing there that it
 * could refer to later. What follows a place is read by the two bytes before it (RFC 7932, 7.1): so two bytes of the
 * page that stay as they are close each place.
 */
async function brotliPieces(
	parts: readonly Buffer[],
	lengths: readonly number[],
): Promise<Pieces> {
	const packer = createBrotliCompress({
		params: {
			[constants.BROTLI_PARAM_QUALITY]: BROTLI,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		},
	});
	let packed: Buffer[] = [];
	packer.on("data", (chunk: Buffer) => packed.push(chunk));
	const taken = () => {
		const all = Buffer.concat(packed);
		packed = [];
		return all;
	};
	const flushed = async (part: Buffer) => {
		packer.write(part);
		await new Promise<void>((resolve) =>
			packer.flush(constants.BROTLI_OPERATION_FLUSH, resolve),
		);
		return taken();
	};
	const [first = Buffer.alloc(0), ...others] = parts;
	const pieces = [await flushed(first)];
	for (const [at, part] of others.entries()) {
		const closing = part.subarray(0, CLOSING);
		await flushed(Buffer.concat([randomBytes(lengths[at] ?? 0), closing]));
		const rest = await flushed(part.subarray(CLOSING));
		pieces.push(Buffer.concat([closing, rest]));
	}
	packer.end();
	await once(packer, "end");
	return {
		pieces: [
			...pieces.slice(0, -1),
			Buffer.concat([...pieces.slice(-1), taken()]),
		],
		place: storedMetaBlock,
	};
}

/** RFC 7932, 9.2: not the last, its length in four digits of four bits, not compressed. */
function storedMetaBlock(length: number): Buffer {
	const head = Buffer.alloc(3);
	head.writeUIntLE(((length + CLOSING - 1) << 3) | (1 << 19), 0, 3);
	return head;
}
