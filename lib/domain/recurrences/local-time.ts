/** A wall clock as the database keeps it, a timestamp without a zone, which Prisma reads and writes as if it were UTC. */
export const localOf = (wall: Date): string => wall.toISOString().slice(0, 16);

export const wallOf = (local: string): Date => new Date(`${local}:00.000Z`);
