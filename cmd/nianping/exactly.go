package main

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"nianping"
)

// How results are kept between two runs: as JSON that gives back the very same, with points exactly and not as printed, and
// without what is zero; a list that is empty is not, where it is there.
var exactly = json.JoinOptions(
	json.OmitZeroStructFields(true), json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true),
	json.WithMarshalers(json.MarshalToFunc(func(e *jsontext.Encoder, p *nianping.Points) error {
		if p == nil {
			return e.WriteToken(jsontext.Null)
		}
		return e.WriteToken(jsontext.String(string(p.AppendExact(nil))))
	})),
	json.WithUnmarshalers(json.UnmarshalFromFunc(func(d *jsontext.Decoder, p *nianping.Points) error {
		t, err := d.ReadToken()
		if err != nil {
			return err
		}
		return p.SetExact(t.String())
	})),
)

// encodeExactly writes a value so that decodeExactly gives back the very same.
func encodeExactly(v any) ([]byte, error) { return json.Marshal(v, exactly) }

// decodeExactly reads what encodeExactly wrote.
func decodeExactly(data []byte, v any) error { return json.Unmarshal(data, v, exactly) }
