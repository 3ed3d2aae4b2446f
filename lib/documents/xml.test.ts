import { describe, expect, it } from 'vitest'
import { parseXml } from './xml'

const W = 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

describe('parseXml', () => {
  it('names elements and attributes as Word does, whatever prefix stands for its namespace', () => {
    expect(parseXml(`<x:p ${W} x:a="1" b="2"><y/>t&amp;<![CDATA[<]]></x:p>`)).toMatchObject({
      name: 'w:p',
      attributes: { 'w:a': '1', b: '2' },
      children: [{ name: 'y' }, 't&', '<'],
    })
  })

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['no end', '<a>'],
    ['nothing', ''],
    ['an unknown prefix', '<x:a/>'],
    ['too deep a nest', '<a>'.repeat(300) + '</a>'.repeat(300)],
  ])('refuses %s', (_, text) => {
    expect(() => parseXml(text)).toThrow('sourceContent')
  })
})
