import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Database } from '../../store/database.ts';
import { StoreFailure } from '../../store/failure.ts';
import { temporaryHome } from '../support/temporary-home.ts';

function opened(waitMs?: number, file = join(temporaryHome(), 'persd.db')): Database {
  const database = new Database(file, waitMs);
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE IF NOT EXISTS notes (text TEXT NOT NULL) STRICT');
  return database;
}

test('A commit is written through to the disk, and readers do not wait for writers.', () => {
  const database = opened();
  expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
});

test('A transaction that fails leaves nothing behind, and the next one works.', () => {
  const database = opened();
  const work = (): void => {
    database.run("INSERT INTO notes VALUES ('lost')");
    throw new Error('thought better of it');
  };
  expect(() => database.write(work)).toThrow('thought better of it');
  database.write(() => database.run("INSERT INTO notes VALUES ('kept')"));
  expect(database.all('SELECT text FROM notes')).toEqual([{ text: 'kept' }]);
});

test('A part that fails takes nothing else of its transaction with it.', () => {
  const database = opened();
  database.write(() => {
    database.part(() => database.run("INSERT INTO notes VALUES ('first')"));
    const half = (): void => {
      database.run("INSERT INTO notes VALUES ('half')");
      database.run('INSERT INTO notes VALUES (NULL)');
    };
    expect(() => database.part(half)).toThrow(StoreFailure);
    database.part(() => database.run("INSERT INTO notes VALUES ('last')"));
  });
  expect(database.all('SELECT text FROM notes')).toEqual([{ text: 'first' }, { text: 'last' }]);
});

test('A file that another process keeps locked is a sentence with what to do.', () => {
  const database = opened(20);
  const other = new DatabaseSync(database.file);
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  expect(() => database.write(() => {})).toThrow(/^The store .*persd\.db is locked by another process\..* try again/);
  other.exec('COMMIT');
  expect(database.write(() => 'free again')).toBe('free again');
});

test('A full disk is a sentence, and what was there before is still there.', () => {
  const database = opened();
  database.write(() => database.run("INSERT INTO notes VALUES ('small')"));
  // SQLite reports the end of the pages it may use just as it reports the end of the disk.
  const pages = database.get('PRAGMA page_count');
  database.exec(`PRAGMA max_page_count = ${Number(pages?.['page_count']) + 2}`);
  const fill = (): void => database.write(() => void database.run('INSERT INTO notes VALUES (?)', 'x'.repeat(100_000)));
  expect(fill).toThrow(/the disk is full\. Free some space/);
  expect(database.all('SELECT text FROM notes')).toEqual([{ text: 'small' }]);
});

test('A file that is no database is a sentence.', () => {
  const file = join(temporaryHome(), 'persd.db');
  writeFileSync(file, 'Dear diary, today I was mistaken for a database. '.repeat(100));
  expect(() => opened(0, file)).toThrow(/persd\.db is not a database\. Choose another home folder with PERSD_HOME/);
});

test('A mistake in a statement names itself.', () => {
  expect(() => opened().get('SELECT * FROM nowhere')).toThrow(/no such table: nowhere/);
});
