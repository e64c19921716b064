import { describe, expect, it } from '@jest/globals';
import { MESSAGE_KINDS } from './message.js';
import { DEFAULT_TEMPLATE, MESSAGE_LANGUAGES, renderMessage, TEMPLATE_VARIABLES, wrongTemplate, type MessageValues } from './message-template.js';

const VALUES: MessageValues = {
  kind: 'digest', language: 'zh', title: '每日汇总：2 件待办理', recipient: '林晓彤', date: '2024-06-21',
  lines: [
    { assignment: 'asg/2024/t07-o1/44', reminder: 'plan|T-7|2024-06-30', zh: 'T07《专利转化》· 广东：报送本地计划', en: 'T07 “Patents” · Guangdong: submit' },
    { assignment: 'asg/2024/t08-o1/44', reminder: 'plan|T-7|2024-06-30', zh: 'T08《<img src=x onerror=alert(1)>》& "甲"', en: '{{why}} <b>' },
  ],
};
const body = '{{lines}} {{why}} {{how_to_stop}}';

describe('a template', () => {
  it.each(MESSAGE_LANGUAGES)('as delivered in %s is right, and every kind says why it comes and how it ends', (language) => {
    expect(wrongTemplate(DEFAULT_TEMPLATE[language])).toBeUndefined();
    for (const kind of MESSAGE_KINDS) {
      const { text } = renderMessage(DEFAULT_TEMPLATE[language], { ...VALUES, kind, language });
      expect(text).toContain('asg/2024/t07-o1/44 plan|T-7|2024-06-30');
      const isCompulsory = /必须发送，不能关闭|compulsory/.test(text);
      expect([kind, isCompulsory]).toEqual([kind, !['digest', 'mention', 'contribution'].includes(kind)]);
      expect(text).not.toMatch(/https?:/);
    }
  });

  it('names no variable that there is not, in words that name it', () => {
    expect(wrongTemplate({ subject: '{{title}}', body: `${body} {{plan}} {{ Lines }}` })).toEqual({ code: 'TEMPLATE_VARIABLE_UNKNOWN', facts: { variables: ['plan', 'Lines'], possible: [...TEMPLATE_VARIABLES], ofSubject: ['title', 'count', 'recipient', 'date'] } });
    expect(wrongTemplate({ subject: '{{lines}}', body })).toMatchObject({ code: 'TEMPLATE_VARIABLE_UNKNOWN', facts: { variables: ['lines'] } });
    expect(wrongTemplate({ subject: '{{title', body })).toMatchObject({ code: 'TEMPLATE_VARIABLE_UNKNOWN', facts: { variables: ['{{'] } });
    expect(wrongTemplate({ subject: '{{title}}', body: '{{lines}} {{why}}' })).toEqual({ code: 'TEMPLATE_VARIABLE_MISSING', facts: { variables: ['how_to_stop'] } });
    expect(wrongTemplate({ subject: '{{ title }}', body })).toBeUndefined();
  });

  it.each(['https://login.example', 'HTTP://x', 'www.example.cn', '<a href=x>'])('has no link: %s', (link) => {
    expect(wrongTemplate({ subject: '{{title}}', body: `${body} ${link}` })).toEqual({ code: 'TEMPLATE_LINK', facts: {} });
  });

  it('is filled once: markup and braces in a name stay what they are', () => {
    const zh = renderMessage(DEFAULT_TEMPLATE.zh, VALUES);
    expect(zh.text).toContain('<img src=x onerror=alert(1)>');
    expect(zh.html).toContain('&lt;img src=x onerror=alert(1)&gt;》&amp; &quot;甲&quot;');
    expect(zh.html).not.toContain('<img');
    const en = renderMessage({ subject: '{{title}}', body }, { ...VALUES, language: 'en' });
    expect(en.text).toContain('{{why}} <b>');
    expect(en.html).toContain('{{why}} &lt;b&gt;');
    // Of a template too: its own markup is text.
    expect(renderMessage({ subject: 'x', body: `<script>1</script> ${body}` }, VALUES).html).toContain('&lt;script&gt;');
  });

  it('a subject is one line', () => {
    expect(renderMessage({ subject: '{{title}} {{count}}', body }, { ...VALUES, title: 'a\r\nBcc: x@y' }).subject).toBe('a Bcc: x@y 2');
  });
});
